/** 第一阶段: digests, form, seed, tickets, selection and pairing. */
export const FIRST_STAGE = String.raw`committed='01-guize.tsv 02-minglu.tsv 03-renyuan.tsv 04-huibi.tsv'
summed="$committed 05-zhongzi.txt 06-piaohao.tsv 07-jieguo.tsv 08-peidui.tsv CHENGNUO.sha256"

for file in $summed SHA256SUMS; do
  [ -f "$file" ] || fail "缺少文件 $file"
done
[ "$bad" -eq 0 ] || finish

# 一、摘要与承诺值
sha256sum $summed >"$work/sums"
compare "$work/sums" SHA256SUMS
sha256sum $committed >"$work/committed"
compare "$work/committed" CHENGNUO.sha256
commitment=$(sha256sum <CHENGNUO.sha256 | cut -c 1-64)
echo "承诺值 $commitment"
if [ "$#" -gt 0 ]; then
  published=$(printf '%s' "$1" | tr 'A-F' 'a-f')
  [ "$published" = "$commitment" ] || fail '承诺值与事先公布的不符'
else
  echo '请与抽取前公布的承诺值核对，或把它写在命令后面：sh verify.sh 承诺值'
fi

# 二、规则、名录、人员、回避的写法
for file in $committed; do
  [ $(tail -c 1 "$file" | wc -l) -eq 1 ] || fail "$file 末行没有换行"
done
awk -F '\t' '
  function fault(text) { printf "【不一致】%s 第%d行：%s\n", FILENAME, FNR, text; count++ }
  function wrong(text) { print "【不一致】01-guize.tsv：" text; count++ }
  function is_code(text) { return text ~ /^[A-Z0-9-]+$/ }
  function whole(key, least, most) {
    if (rule[key] !~ /^(0|[1-9][0-9]*)$/ || rule[key] + 0 < least || rule[key] + 0 > most)
      wrong(key " 应为" least "至" most "之间的整数")
  }
  BEGIN {
    keys = split("version period rate cycle_quarters cycle_position risk_seats inspectors_per_unit seed_source commit_deadline", due, " ")
    head[2] = "code\tname\tstratum\tweight\tcovered"
    head[3] = "code"
    head[4] = "unit\tinspector"
    fields[1] = 2; fields[2] = 5; fields[3] = 1; fields[4] = 2
  }
  FNR == 1 { n++; before = "" }
  n > 1 && FNR == 1 { if ("x" $0 != "x" head[n]) fault("表头不对"); next }
  NF != fields[n] { fault("栏数不对"); next }
  n == 1 { if ("x" $1 != "x" due[FNR]) fault("规则的键应为 " due[FNR]); rule[$1] = $2; rules = FNR; next }
  { now = "x" (n == 4 ? $1 "\t" $2 : $1); if (now <= before) fault("重复或未按代码排序"); before = now }
  !is_code($1) { fault("代码不合规定") }
  n == 2 {
    if (!is_code($3)) fault("分层代码不合规定")
    if ($4 !~ /^[123]$/) fault("权重应为 1 至 3")
    if ($5 !~ /^[01]$/) fault("本轮已抽应为 0 或 1")
    if ($2 == "" || $2 ~ /^ / || $2 ~ / $/ || ("x" $2) in named) fault("名称为空、重复或首尾有空格")
    if ($2 ~ /[\001-\037\177]|\302\255|\342\200[\213-\217\252-\256]|\342\201[\240-\257]|\357\273\277/) fault("名称中有看不见的字符")
    named["x" $2] = 1; unit["x" $1] = 1; units++
  }
  n == 3 { inspector["x" $1] = 1 }
  n == 4 && (!(("x" $1) in unit) || !(("x" $2) in inspector)) { fault("回避所指的单位或人员不在名单中") }
  END {
    if (rules != keys) wrong("规则应有 " keys " 行")
    if (rule["version"] != "CC1") wrong("不是 CC1 版本")
    if (rule["period"] !~ /^[0-9][0-9][0-9][0-9]Q[1-4]$/) wrong("季度写法不对")
    if (rule["rate"] !~ /^[1-9][0-9]*\/[1-9][0-9]*$/) wrong("比例写法不对")
    split(rule["rate"], rate, "/")
    if (rate[1] + 0 > rate[2] + 0 || rate[2] + 0 > 1000000) wrong("比例超出范围")
    whole("cycle_quarters", 1, 400)
    whole("cycle_position", 1, rule["cycle_quarters"])
    whole("risk_seats", 0, 1000000)
    whole("inspectors_per_unit", 1, 1000)
    if (units == 0) { print "【不一致】02-minglu.tsv：名录中没有单位"; count++ }
    exit (count > 0)
  }' $committed || bad=1

# 三、种子
check_seed 01-guize.tsv 05-zhongzi.txt 05-zhongzi.txt
line=$(cat 05-zhongzi.txt)
S=$(printf '%s' "$line" | sha256sum | cut -c 1-64)
printf '%s\n' "$line" >"$work/seed"
[ "$(awk 'END { print NR }' 05-zhongzi.txt)" = 1 ] || fail '05-zhongzi.txt 应当只有一行'
compare "$work/seed" 05-zhongzi.txt
echo "S      $S"
[ "$bad" -eq 0 ] || echo '规则、名录、种子或摘要有不一致，以下复算仅供参考。'

# 四、票号
awk -F '\t' 'FNR > 1 {
  if ($5 == 0) print "A\t" $3 "\t" $1 "\tA|" $1
  print "B\t" $3 "\t" $1 "\tB|" $1
  for (i = 2; i <= $4 && i <= 3; i++) print "B\t" $3 "\t" $1 "\tB|" $1 "|" i
}' 02-minglu.tsv >"$work/list"
[ -s "$work/list" ] || finish
tickets "$work/list" "$S" | awk -F '\t' '
  { place = $2 "\t" $3 "\t" $4; if (!(place in best) || "x" $1 < "x" best[place]) best[place] = $1 }
  END { for (place in best) print place "\t" best[place] }' |
  sort -t "$tab" -k 1,1 -k 2,2 -k 4,4 -k 3,3 >"$work/tickets"

# 五、名额与抽取
printf 'part\tstratum\tcode\tticket\tselected\n' >"$work/06"
awk -F '\t' -v table="$work/quota" '
  function ceil(x, y) { return int((x + y - 1) / y) }
  function quota(s,   floor, need, b, n, a) {
    floor = ceil(rate[1] * size[s], rate[2])
    need = ceil(left[s], rule["cycle_quarters"] - rule["cycle_position"] + 1)
    b = size[s] - need < rule["risk_seats"] + 0 ? size[s] - need : rule["risk_seats"] + 0
    if (b < 0) b = 0
    n = need + b > floor ? need + b : floor
    if (n < 1) n = 1
    if (n > size[s]) n = size[s]
    a = n - b < left[s] ? n - b : left[s]
    seats["A\t" s] = a
    seats["B\t" s] = n - a
    printf "%s：单位%d，本轮未抽%d，下限%d，轮次需要%d，抽取%d（甲部分%d，乙部分%d）\n", s, size[s], left[s], floor, need, n, a, n - a >table
  }
  FNR == 1 { file++ }
  file == 1 { rule[$1] = $2; next }
  file == 2 { if (FNR > 1) { size[$3]++; left[$3] += $5 == 0 }; next }
  FNR == 1 { split(rule["rate"], rate, "/"); if (rate[2] < 1) exit; for (s in size) quota(s) }
  {
    place = $1 "\t" $2
    won = seats[place] > 0 && !($3 in drawn)
    if (won) { seats[place]--; drawn[$3] = 1 }
    print $0 "\t" won
  }' 01-guize.tsv 02-minglu.tsv "$work/tickets" >>"$work/06"
[ ! -f "$work/quota" ] || sort "$work/quota"
printf 'code\tpart\tstratum\n' >"$work/07"
awk -F '\t' 'FNR > 1 && $5 == 1 { print $3 "\t" $1 "\t" $2 }' "$work/06" | sort -t "$tab" -k 1,1 >>"$work/07"
compare "$work/06" 06-piaohao.tsv
compare "$work/07" 07-jieguo.tsv

# 六、配对
awk -F '\t' '
  FNR == 1 { file++; next }
  file == 1 { inspector[++count] = $1; next }
  file == 2 { excluded[$1 "\t" $2] = 1; next }
  {
    for (i = 1; i <= count; i++)
      if (!(($1 "\t" inspector[i]) in excluded)) print $1 "\t" inspector[i] "\tPD|" $1 "|" inspector[i]
  }' 03-renyuan.tsv 04-huibi.tsv "$work/07" >"$work/list"
printf 'unit\tinspector\tticket\tcap\n' >"$work/08"
if [ -s "$work/list" ]; then
  tickets "$work/list" "$S" | sort -t "$tab" -k 1,1 | awk -F '\t' '
    FNR == 1 { file++ }
    file == 1 { if ($1 == "inspectors_per_unit") each = $2 + 0; next }
    {
      ticket[++last] = $1; unit[last] = "x" $2; who[last] = "x" $3; after[last - 1] = last
      if (!(who[last] in load)) { load[who[last]] = 0; people++ }
    }
    END {
      after[last] = 0
      for (cap = 1; after[0] > 0; cap++) {
        full = before = 0
        for (i = after[0]; i > 0 && full < people; i = after[i]) {
          if (have[unit[i]] < each && load[who[i]] >= cap) { before = i; continue }
          after[before] = after[i]
          if (have[unit[i]] >= each) continue
          have[unit[i]]++
          if (++load[who[i]] == cap) full++
          print substr(unit[i], 2) "\t" substr(who[i], 2) "\t" ticket[i] "\t" cap
        }
      }
    }' 01-guize.tsv - | sort -t "$tab" -k 1,1 -k 2,2 >>"$work/08"
fi
awk -F '\t' '
  FNR == 1 { file++ }
  file == 1 { if ($1 == "inspectors_per_unit") each = $2 + 0; next }
  FNR == 1 { next }
  file == 2 { unit[++count] = $1; next }
  { have["x" $1]++ }
  END {
    for (i = 1; i <= count; i++)
      if (have["x" unit[i]] < each) { print "【不一致】" unit[i] " 回避后可派的检查人员不足"; short++ }
    exit (short > 0)
  }' 01-guize.tsv "$work/07" "$work/08" || bad=1
compare "$work/08" 08-peidui.tsv
`;
