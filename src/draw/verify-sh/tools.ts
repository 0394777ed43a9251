/** Beginning of the script and the functions its parts share. */
export const TOOLS = String.raw`#!/bin/sh
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

# 对列表 $1 每行最后一栏的路径计算票号 SHA-256($2 + 路径)，写在行首。
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
  awk -F '\t' -v seed="$2" -v dir="$work/t" '{
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

# 核对种子文件 $2 与规则 $1 承诺的来源；$3 是说明中的名称。
check_seed() {
  awk -F '\t' -v name="$3" '
    function fault(text) { print "【不一致】" name " 第1行：" text; count++ }
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
    END { exit (count > 0) }' "$1" "$2" || bad=1
}
`;
