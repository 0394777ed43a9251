/** 变动: the chain of rows, and who is to be inspected after them. */
export const CHANGES = String.raw`# 七、种子之后的变动
final=$(sha256sum <SHA256SUMS | cut -c 1-64)
printf '%s\t0\n' - >"$work/heads"
awk -F '\t' 'FNR > 1 { print "0\t" $1 }' "$work/07" >"$work/members"
changed='09-biandong.tsv 10-xianxing.tsv 11-xianxing-peidui.tsv'
changes() {
  sha256sum $changed >"$work/changed"
  compare "$work/changed" BIANDONG.sha256
  awk 'FNR > 1' 09-biandong.tsv >"$work/rows"
  : >"$work/chain"
  prev=$final
  seq=0
  while IFS= read -r row; do
    printf '%s\n' "$prev" >>"$work/chain"
    prev=$(printf '%s\n' "$row" | sha256sum | cut -c 1-64)
    seq=$((seq + 1))
    printf '%s\t%s\n' "$prev" "$seq" >>"$work/heads"
  done <"$work/rows"
  echo "变动摘要 $prev（请与公布的核对）"
  awk -F '\t' '
    function fault(text) { printf "【不一致】09-biandong.tsv 第%d行：%s\n", FNR, text; count++ }
    NR == FNR { chain[FNR + 1] = $0; next }
    FNR == 1 { if ($0 != "seq\tkind\tunit\ton\tname\tstratum\tweight\tcovered\texcluded\trequest\tseed\treason\tprev") fault("表头不对"); next }
    NF != 13 { fault("栏数不对"); next }
    "x" $1 != "x" (FNR - 1) { fault("序号不连续") }
    $2 !~ /^(abolished|omitted|requested|replaced)$/ { fault("变动种类不认识") }
    $3 !~ /^[A-Z0-9-]+$/ || $12 == "" { fault("单位代码或原因不合规定") }
    $4 !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/ { fault("日期写法不对") }
    $2 == "omitted" && ($5 == "" || $6 !~ /^[A-Z0-9-]+$/ || $7 !~ /^[123]$/ || $8 !~ /^[01]$/) { fault("漏列单位的名录栏写法不对") }
    "x" $13 != "x" chain[FNR] { fault("与上一行的摘要不相接") }
    END { exit (count > 0) }' "$work/chain" 09-biandong.tsv || bad=1

  # 名录连同漏列单位；以及每个种子下全部单位和人员的票号，第一栏为 0 或另取种子的变动序号。
  awk -F '\t' 'FNR == 1 { file++; next }
    file == 1 { print $1 "\t" $3 "\t" $4 "\t" $5; next }
    $2 == "omitted" { print $3 "\t" $6 "\t" $7 "\t" $8 }' 02-minglu.tsv 09-biandong.tsv >"$work/roster"
  awk -F '\t' '
    FNR == 1 { file++ }
    file == 1 { if (FNR > 1) inspector[++count] = $1; next }
    {
      if ($4 == 0) print "A\t" $1 "\t-\tA|" $1
      print "B\t" $1 "\t-\tB|" $1
      for (i = 2; i <= $3 && i <= 3; i++) print "B\t" $1 "\t-\tB|" $1 "|" i
      for (i = 1; i <= count; i++) print "PD\t" $1 "\t" inspector[i] "\tPD|" $1 "|" inspector[i]
    }' 03-renyuan.tsv "$work/roster" >"$work/paths"
  tickets "$work/paths" "$S" | sed "s/^/0$tab/" >"$work/unsorted"
  awk -F '\t' '$2 == "replaced" { print $1 "\t" $10 "\t" $11 }' "$work/rows" >"$work/fresh"
  while IFS="$tab" read -r seq request seed; do
    awk -F '\t' -v request="$request" '
      FNR == NR { if ($1 == "period") print; next }
      $1 == request && $2 == "requested" { print "seed_source\t" $11 }' 01-guize.tsv "$work/rows" >"$work/promise"
    printf '%s\n' "$seed" >"$work/freshseed"
    check_seed "$work/promise" "$work/freshseed" "09-biandong.tsv 第$seq号变动的种子"
    tickets "$work/paths" "$(printf '%s' "$seed" | sha256sum | cut -c 1-64)" | sed "s/^/$seq$tab/" >>"$work/unsorted"
  done <"$work/fresh"
  sort -t "$tab" -k 2,2 "$work/unsorted" >"$work/sorted"

  printf 'unit\tpart\tstratum\tsince\tticket\n' >"$work/10"
  printf 'unit\tinspector\tticket\tcap\tsince\n' >"$work/11"
  awk -F '\t' -v seats="$work/seats" -v pairs="$work/pairs" -v members="$work/members" '
    function fault(text) { printf "【不一致】09-biandong.tsv 第%d行：%s\n", FNR, text; count++ }
    function pass(code, part, key,   smallest, other) {
      smallest = ""
      for (other in stratum)
        if (stratum[other] == stratum[code] && other != code && !(other in seated) && !(other in gone) && ((key "\t" part "\t" other) in ticket))
          if (smallest == "" || "x" ticket[key "\t" part "\t" other] < "x" ticket[key "\t" part "\t" smallest]) smallest = other
      return smallest
    }
    function seat(code, part, key,   cap, have, eligible, i, who) {
      seated[code] = part; since[code] = number; held[code] = ticket[key "\t" part "\t" code]
      if (key > 0) fresh[code] = 1
      for (i = 1; i <= pd[key]; i++) if (pdunit[key "\t" i] == code && !((code "\t" pdwho[key "\t" i]) in excluded)) eligible++
      if (eligible < each) { fault(code " 回避后可派的检查人员不足"); return }
      for (cap = 1; have < each; cap++)
        for (i = 1; i <= pd[key] && have < each; i++) {
          who = pdwho[key "\t" i]
          if (pdunit[key "\t" i] != code || ((code "\t" who) in excluded) || ((code "\t" who) in pair) || load[who] >= cap) continue
          pair[code "\t" who] = pdticket[key "\t" i] "\t" cap "\t" number
          load[who]++; have++
        }
    }
    function succeed(code, key,   part, next_one, p, place) {
      if (!(code in seated)) return 0
      part = seated[code]
      delete seated[code]
      for (p in pair) { split(p, place, "\t"); if (place[1] == code) { load[place[2]]--; delete pair[p] } }
      next_one = part == "A" ? pass(code, "A", key) : ""
      if (next_one != "") { seat(next_one, "A", key); return 1 }
      next_one = pass(code, "B", key)
      if (next_one != "") { seat(next_one, "B", key); return 1 }
      return 0
    }
    function beats(code, part,   other, most) {
      if (!(("0\t" part "\t" code) in ticket)) return 0
      most = ""
      for (other in seated)
        if (seated[other] == part && stratum[other] == stratum[code] && !(other in fresh) && "x" held[other] > "x" most) most = held[other]
      return most != "" && "x" ticket["0\t" part "\t" code] < "x" most
    }
    function omitted(code,   other, others, list, n, i) {
      if (code in stratum) { fault(code " 已在名录中"); return }
      for (other in stratum) if (stratum[other] == $6 && !(other in gone)) others++
      stratum[code] = $6 ""
      n = $9 == "-" ? 0 : split($9, list, ",")
      for (i = 1; i <= n; i++) { if (!(list[i] in people)) fault("回避所指的人员不在名单中"); excluded[code "\t" list[i]] = 1 }
      if (!others) seat(code, $8 == 0 ? "A" : "B", 0)
      else if (beats(code, "A")) seat(code, "A", 0)
      else if (beats(code, "B")) seat(code, "B", 0)
    }
    FNR == 1 { file++ }
    file == 1 { if ($1 == "inspectors_per_unit") each = $2 + 0; next }
    file == 2 { if (FNR > 1) people[$1] = 1; next }
    file == 3 { if (FNR > 1) excluded[$1 "\t" $2] = 1; next }
    file == 4 { if (FNR > 1) stratum[$1] = $3 ""; next }
    file == 5 { if (FNR > 1 && $5 == 1) { seated[$3] = $1; since[$3] = 0; held[$3] = $4 }; next }
    file == 6 { if (FNR > 1) { pair[$1 "\t" $2] = $3 "\t" $4 "\t0"; load[$2]++ }; next }
    file == 7 {
      if ($3 == "PD") { i = ++pd[$1]; pdunit[$1 "\t" i] = $4 ""; pdwho[$1 "\t" i] = $5 ""; pdticket[$1 "\t" i] = $2; next }
      if (!(($1 "\t" $3 "\t" $4) in ticket)) ticket[$1 "\t" $3 "\t" $4] = $2
      next
    }
    FNR == 1 { next }
    {
      number = $1; unit = $3 ""
      if ($2 == "abolished") {
        if (!(unit in stratum) || (unit in gone)) fault(unit " 不在名录中或已经退出")
        gone[unit] = 1
        for (r in request) if (request[r] == unit) delete request[r]
        succeed(unit, 0)
      } else if ($2 == "omitted") omitted(unit)
      else if ($2 == "requested") {
        for (r in request) if (request[r] == unit) fault(unit " 已有更换申请在等种子")
        if (!(unit in seated)) fault(unit " 不在现行被抽单位中")
        n = split($11, source, " ")
        if ("x" (source[2] == "D10" ? source[5] : source[6]) <= "x" $4) fault("种子的最早日期须晚于申请之日")
        request[number] = unit
      } else if ($2 == "replaced") {
        if (!($10 in request) || request[$10] != unit) fault("没有对应的更换申请")
        delete request[$10]
        gone[unit] = 1
        if (!succeed(unit, number)) fault("没有可以接替的单位")
      }
      for (other in seated) print number "\t" other >>members
    }
    END {
      for (code in seated) print code "\t" seated[code] "\t" stratum[code] "\t" since[code] "\t" held[code] >seats
      for (p in pair) print p "\t" pair[p] >pairs
      exit (count > 0)
    }' 01-guize.tsv 03-renyuan.tsv 04-huibi.tsv 02-minglu.tsv "$work/06" "$work/08" "$work/sorted" 09-biandong.tsv || bad=1
  [ ! -f "$work/seats" ] || sort -t "$tab" -k 1,1 "$work/seats" >>"$work/10"
  [ ! -f "$work/pairs" ] || sort -t "$tab" -k 1,1 -k 2,2 "$work/pairs" >>"$work/11"
  compare "$work/10" 10-xianxing.tsv
  compare "$work/11" 11-xianxing-peidui.tsv
}
there=0
for file in $changed BIANDONG.sha256; do
  [ ! -f "$file" ] || there=$((there + 1))
done
if [ "$there" -eq 4 ]; then
  changes
elif [ "$there" -gt 0 ]; then
  fail '变动的文件不全'
fi
`;
