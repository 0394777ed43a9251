/**
 * 复核脚本 `verify.sh`: the replay of a record for people who do not have, or do not trust, this program.
 * POSIX sh, coreutils and any awk (mawk, gawk, busybox, the one true awk); no interval expressions, no bit
 * operations. Digests are taken in bulk: one small file per ticket path, 500 to a `sha256sum`.
 * Values are compared with an `x` in front, or awk would take codes such as 007 and 7 for one number.
 */
export const VERIFY_SH = String.raw`#!/bin/sh
# 抽查记录复核脚本（CC1）。只需要 sh、coreutils 和 awk，不需要生成记录的软件。
# 用法：sh verify.sh [事先公布的承诺值]
# 记录与自身的规则、种子一致时返回 0，否则逐行说明并返回 1。
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
tab=$(printf '\t')
bad=0

fail() {
  printf '【不一致】%s\n' "$1"
  bad=1
}

finish() {
  if [ "$bad" -eq 0 ]; then
    echo '结论：一致。抽取和配对可由公布的规则、名录和种子完整复算。'
  else
    echo '结论：不一致。'
  fi
  exit "$bad"
}

# 比较应有内容 $1 与记录中的文件 $2，逐行说明不同之处。
compare() {
  if [ "$(sha256sum <"$1")" = "$(sha256sum <"$2")" ]; then return; fi
  bad=1
  awk -v name="$2" '
    function show(text) { gsub(/[\001-\037\177]|\302[\200-\237]/, " ", text); return text }
    function say(row, text) {
      count++
      if (count <= 5) printf "【不一致】%s 第%d行：%s\n", name, row, text
    }
    NR == FNR { want[FNR] = $0; rows = FNR; next }
    { seen = FNR }
    FNR > rows { say(FNR, "多出「" show($0) "」"); next }
    "x" $0 != "x" want[FNR] { say(FNR, "应为「" show(want[FNR]) "」，实为「" show($0) "」") }
    END {
      for (i = seen + 1; i <= rows; i++) say(i, "缺少「" show(want[i]) "」")
      if (count == 0) printf "【不一致】%s：换行或编码与规范写法不同\n", name
      if (count > 5) printf "【不一致】%s：另有%d行不同\n", name, count - 5
    }' "$1" "$2"
}

# 对列表 $1 每行最后一栏的路径计算票号 SHA-256(S + 路径)，写在行首。
tickets() {
  rm -rf "$work/t" "$work/digests"
  mkdir "$work/t" || exit 1
  : >"$work/digests"
  last=$(awk 'END { print int((NR - 1) / 500) }' "$1")
  i=0
  while [ "$i" -le "$last" ]; do
    mkdir "$work/t/$i" || exit 1
    i=$((i + 1))
  done
  awk -F '\t' -v seed="$S" -v dir="$work/t" '{
    file = dir "/" int((NR - 1) / 500) "/" NR
    printf "%s%s", seed, $NF >file
    close(file)
  }' "$1" || exit 1
  i=0
  while [ "$i" -le "$last" ]; do
    (cd "$work/t/$i" && sha256sum *) >>"$work/digests" || exit 1
    i=$((i + 1))
  done
  awk '
    NR == FNR { split($0, part, " "); digest[part[2]] = part[1]; next }
    { print digest[FNR] "\t" $0 }' "$work/digests" "$1"
}

committed='01-guize.tsv 02-minglu.tsv 03-renyuan.tsv 04-huibi.tsv'
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
awk -F '\t' '
  function fault(text) { print "【不一致】05-zhongzi.txt 第1行：" text; count++ }
  function balls(text, pick, most,   n, ball, i) {
    n = split(text, ball, ".")
    if (n != pick) return 0
    for (i = 1; i <= n; i++) {
      if (ball[i] !~ /^[0-9][0-9]$/ || ball[i] + 0 < 1 || ball[i] + 0 > most) return 0
      if (i > 1 && ball[i] + 0 <= ball[i - 1] + 0) return 0
    }
    return 1
  }
  function sound(lottery, issue, text,   group) {
    if (lottery == "PL5") return issue ~ /^[0-9][0-9][0-9][0-9][0-9]$/ && text ~ /^[0-9]\.[0-9]\.[0-9]\.[0-9]\.[0-9]$/
    if (issue !~ /^[0-9][0-9][0-9][0-9][0-9][0-9][0-9]$/) return 0
    if (lottery == "KL8") return balls(text, 20, 80)
    if (lottery == "FC3D") return text ~ /^[0-9]\.[0-9]\.[0-9]$/
    if (lottery == "SSQ") return split(text, group, "+") == 2 && balls(group[1], 6, 33) && balls(group[2], 1, 16)
    return 0
  }
  NR == FNR { rule[$1] = $2; next }
  FNR > 1 { next }
  {
    n = split($0, part, "|")
    dice = ""
    if (part[n] ~ /^D10-[0-9]+$/) { dice = substr(part[n], 5); n-- }
    if (n == 5) {
      split(part[3], draw, "-"); lottery = draw[1]; date = part[4]
      if ("x" part[3] != "x" draw[1] "-" draw[2] || !sound(lottery, draw[2], part[5])) fault("期号或开奖号码写法不对")
    } else if (n == 3 && dice != "") date = part[3]
    else { fault("种子行写法不对"); next }
    if (date !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/) fault("日期写法不对")
    split(rule["seed_source"], source, " ")
    if (source[2] == "D10") { promised = ""; since = source[5]; rolls = source[1] }
    else { promised = source[1]; since = source[6]; rolls = source[8] }
    if (part[1] != "CC1" || part[2] != rule["period"]) fault("版本或季度与规则不符")
    if (lottery != promised) fault("彩种与规则承诺的不符")
    if ("x" date < "x" since) fault("日期早于规则承诺的 " since)
    if (rolls != "" && length(dice) != rolls + 0) fault("骰子位数与规则承诺的不符")
    if (rolls == "" && dice != "") print "提示：种子含有骰子读数，而规则没有事先写明使用骰子"
    if (lottery != "") print "请对照开奖公告核对：" part[3] "（" date "）应为 " since " 起的首次开奖，号码为 " part[5]
  }
  END { exit (count > 0) }' 01-guize.tsv 05-zhongzi.txt || bad=1
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
tickets "$work/list" | awk -F '\t' '
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
  tickets "$work/list" | sort -t "$tab" -k 1,1 | awk -F '\t' '
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
finish
`;
