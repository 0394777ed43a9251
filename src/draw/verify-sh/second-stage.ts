/** 第二阶段: each round in its folder `erjie-N`. */
export const SECOND_STAGE = String.raw`# 八、第二阶段：每轮一个文件夹 erjie-轮次
: >"$work/drawnlists"
round() {
  dir=$1
  listed='21-guize.tsv 22-leibie.tsv 23-danwei.tsv 24-qingdan.tsv'
  all="$listed 25-zhongzi.txt 26-chouyang.tsv CHENGNUO.sha256"
  lacking=0
  for file in $all SHA256SUMS; do
    [ -f "$dir/$file" ] || { fail "缺少文件 $dir/$file"; lacking=1; }
  done
  [ "$lacking" -eq 0 ] || return
  (cd "$dir" && sha256sum $all) >"$work/own"
  compare "$work/own" "$dir/SHA256SUMS"
  (cd "$dir" && sha256sum $listed) >"$work/own"
  compare "$work/own" "$dir/CHENGNUO.sha256"
  echo "$dir 承诺值 $(sha256sum <"$dir/CHENGNUO.sha256" | cut -c 1-64)（请与公布的核对）"
  for file in $listed; do
    [ $(tail -c 1 "$dir/$file" | wc -l) -eq 1 ] || fail "$dir/$file 末行没有换行"
  done
  awk -F '\t' 'NR == 1 { n = split($0, part, "|"); print part[n == 3 || (n == 4 && part[4] ~ /^D10-/) ? 3 : 4] }' 05-zhongzi.txt >"$work/firstdate"
  awk -F '\t' -v dir="$dir" -v final="$final" -v first="$(cat "$work/firstdate")" -v lists="$work/drawnlists" '
    function fault(text) { printf "【不一致】%s：%s\n", FILENAME, text; count++ }
    FNR == 1 { file++ }
    file == 1 { head[$1] = $2; next }
    file == 2 { member[$1 "\t" $2] = 1; next }
    file == 3 { if ($1 == "period") period = $2; next }
    file == 4 {
      split("version period round first_stage changes first_seed_date seed_source commit_deadline", due, " ")
      if (NF != 2 || $1 != due[FNR]) fault("规则的键应为 " due[FNR])
      rule[$1] = $2
      next
    }
    file == 5 && FNR == 1 {
      if (rule["version"] != "CC1" || rule["period"] != period) fault("版本或季度与第一阶段不符")
      if ("erjie-" rule["round"] != dir) fault("轮次与文件夹不符")
      if (rule["first_stage"] != final) fault("不是这次抽查的最终摘要")
      if (!(rule["changes"] in head)) fault("不是这次抽查的变动摘要")
      if (rule["first_seed_date"] != first) fault("第一个种子的日期应为 " first)
      if ($0 != "category\tname\trate\tleast") fault("表头不对")
      next
    }
    file == 5 {
      if (NF != 4 || $1 !~ /^[A-Z0-9-]+$/ || $3 !~ /^[1-9][0-9]*\/[1-9][0-9]*$/ || $4 !~ /^(0|[1-9][0-9]*)$/ || "x" $1 <= last) fault("第" FNR "行写法不对")
      last = "x" $1; known[$1] = 1
      next
    }
    FNR == 1 { last = ""; if ($0 != "unit\tcategory\tfiles") fault("表头不对"); next }
    {
      if (NF != 3 || $3 !~ /^(0|[1-9][0-9]*)$/ || "x" $1 "\t" $2 <= last) fault("第" FNR "行写法不对")
      last = "x" $1 "\t" $2
      if (!($2 in known)) fault("第" FNR "行的类别不在 22-leibie.tsv 中")
      if (!((head[rule["changes"]] "\t" $1) in member)) fault($1 " 不是被抽中的单位")
      print $1 "\t" $2 >>lists
    }
    END { exit (count > 0) }' "$work/heads" "$work/members" 01-guize.tsv "$dir/21-guize.tsv" "$dir/22-leibie.tsv" "$dir/23-danwei.tsv" || bad=1

  check_seed "$dir/21-guize.tsv" "$dir/25-zhongzi.txt" "$dir/25-zhongzi.txt"
  second=$(cat "$dir/25-zhongzi.txt")
  printf '%s\n' "$second" >"$work/seed"
  compare "$work/seed" "$dir/25-zhongzi.txt"
  awk -F '|' -v first="$(cat "$work/firstdate")" '{
    date = NF == 3 || (NF == 4 && $4 ~ /^D10-/) ? $3 : $4
    exit ("x" date <= "x" first)
  }' "$dir/25-zhongzi.txt" || fail "$dir/25-zhongzi.txt 第二个种子须晚于第一个种子"

  awk 'FNR > 1' "$dir/24-qingdan.tsv" >"$work/files"
  sort -c -u -t "$tab" -k 1,1 -k 2,2 -k 3,3 "$work/files" 2>"$work/order" || fail "$dir/24-qingdan.tsv 重复或未按字节序排列"
  awk -F '\t' -v name="$dir/24-qingdan.tsv" '
    function fault(text) { count++; if (count <= 5) printf "【不一致】%s：%s\n", name, text }
    FNR == 1 { file++ }
    file == 1 { if (FNR > 1) size[$1 "\t" $2] = $3; next }
    FNR == 1 { if ($0 != "unit\tcategory\tnumber") fault("表头不对"); next }
    {
      if (NF != 3 || $3 == "" || index($3, "|") || $3 ~ / /) fault("第" FNR "行写法不对")
      if (!(($1 "\t" $2) in size)) fault("第" FNR "行的清单不在 23-danwei.tsv 中")
      have[$1 "\t" $2]++
    }
    END {
      for (place in size) if (size[place] + 0 != have[place] + 0) fault("清单 " place " 的件数与 23-danwei.tsv 不同")
      exit (count > 0)
    }' "$dir/23-danwei.tsv" "$dir/24-qingdan.tsv" || bad=1

  printf 'unit\tcategory\tnumber\tticket\n' >"$work/26"
  awk -F '\t' '{ print $1 "\t" $2 "\t" $3 "\tAJ|" $1 "|" $2 "|" $3 }' "$work/files" >"$work/list"
  if [ -s "$work/list" ]; then
    tickets "$work/list" "$(printf '%s' "$second" | sha256sum | cut -c 1-64)" |
      sort -t "$tab" -k 2,2 -k 3,3 -k 1,1 -k 4,4 |
      awk -F '\t' '
        FNR == 1 { file++ }
        file == 1 { if (FNR > 1) { split($3, r, "/"); p[$1] = r[1]; q[$1] = r[2]; least[$1] = $4 }; next }
        file == 2 {
          if (FNR == 1 || q[$2] < 1) next
          m = int((p[$2] * $3 + q[$2] - 1) / q[$2])
          if (m < least[$2] + 0) m = least[$2] + 0
          left[$1 "\t" $2] = m < $3 + 0 ? m : $3 + 0
          next
        }
        left[$2 "\t" $3] > 0 { left[$2 "\t" $3]--; print $2 "\t" $3 "\t" $4 "\t" $1 }' "$dir/22-leibie.tsv" "$dir/23-danwei.tsv" - >>"$work/26"
  fi
  compare "$work/26" "$dir/26-chouyang.tsv"
}
for folder in erjie-*; do
  [ ! -d "$folder" ] || round "$folder"
done
sort "$work/drawnlists" | uniq -d >"$work/twice"
[ ! -s "$work/twice" ] || fail "第二阶段有清单抽了两次：$(head -n 1 "$work/twice" | tr '\t' ' ')"
`;
