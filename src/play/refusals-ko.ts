/** Messages of the library by their form, with what they say in Korean. A test meets those that controls and formulas lead to. */
const FORMS: readonly (readonly [form: RegExp, korean: string])[] = [
  [/^(.+): (\S+) = (.+) is outside (.+)$/, "$1: $2 = $3은(는) 범위 $4 밖입니다"],
  [/^(.+): (\S+) = (.+) is not a whole number$/, "$1: $2 = $3은(는) 정수가 아닙니다"],
  [/^(.+): (\S+) = (.+) is not a number$/, "$1: $2 = $3은(는) 수가 아닙니다"],
  [/^(.+): (\S+) = (.+) is not a list of numbers$/, "$1: $2 = $3은(는) 수의 목록이 아닙니다"],
  [/^(.+): (\S+) = (.+) is not true or false$/, "$1: $2 = $3은(는) true도 false도 아닙니다"],
  [/^(.+): (\S+) = (.+) is not one of (.+)$/, "$1: $2 = $3은(는) 다음 중 하나여야 합니다: $4"],
  [/^(.+): (\S+) is empty; expected .+$/, "$1: $2이(가) 비어 있습니다"],
  [/^(.+): (\S+) needs a value: (.+)$/, "$1: $2에 값이 필요합니다: $3"],
  [/^(.+) is a grid of (\d+)$/, "$1은(는) 값 $2개의 목록입니다. 하나만 쓰세요"],
  [/^expected one name, got (.+)$/, "이름 하나가 필요합니다: $1"],
  [/^unexpected (.+)$/, "여기에 올 수 없습니다: $1"],
  [/^(.+) is not a name of the catalogue$/, "$1은(는) 목록에 있는 이름이 아닙니다"],
  [/^(\S+) needs dim (>=|<=) (\d+), got (.+)$/, "$1: dim $2 $3이어야 하는데 $4입니다"],
  [/^(\S+) has dim (\d+) only, got (.+)$/, "$1: dim은 $2뿐인데 $3입니다"],
  [/^(\S+) needs a multiple of (\d+) as dim, got (.+)$/, "$1: dim은 $2의 배수여야 하는데 $3입니다"],
  [/^dim <= (\d+)$/, "dim은 $1 이하여야 합니다"],
  [
    /^(\S+) has no learning rate that (\S+) could change$/,
    "$1에는 $2이(가) 바꿀 학습률이 없습니다",
  ],
  [
    /^(\S+) needs a function that knows its Hessian, .+$/,
    "$1에는 헤세 행렬을 아는 함수가 필요한데, 이 함수는 모릅니다",
  ],
  [
    /^sequential: (\d+) milestones? joins? (\d+) schedules?, (\d+) .+$/,
    "sequential: milestones $1개는 스케줄 $2개를 잇는데, 앞에 $3개가 있습니다",
  ],
  [/^(\S+) has no parameter (\S+)\. .*$/, "$1에는 매개변수 $2이(가) 없습니다"],
  [/^clip needs a bound: (\S+) or (\S+)$/, "clip에는 한계가 필요합니다: $1 또는 $2"],
  [
    /^(\S+) needs a method whose answer is its iterate; .+$/,
    "$1에는 반복점이 곧 답인 방법이 필요한데, 이 방법은 다른 점을 보관합니다",
  ],
  [
    /^(\S+) evaluates f at points of its own, which (\S+) cannot keep inside$/,
    "$1은(는) 스스로 고른 점에서 f를 평가하므로 $2이(가) 안에 둘 수 없습니다",
  ],
  [/^the curvature along −∇f is not positive$/, "−∇f 방향의 곡률이 양수가 아닙니다"],
  [/^the gradient is 0$/, "기울기가 0입니다"],
  [/^(\|x\| > .+)$/, "$1"],
  [/^(f|the gradient|x) is not finite$/, "유한하지 않은 값이 나왔습니다"],
  [/^left the domain: .+$/, "정의역을 떠났습니다: f가 정의역 안의 최솟값보다 낮습니다"],
  [/^the last step was too small to move x$/, "마지막 걸음이 너무 작아 x가 움직이지 않았습니다"],
  [/^x never moved: .+$/, "x가 한 번도 움직이지 않았습니다: 걸음이 너무 작습니다"],
  [
    /^gave up: the line search found no lower point .+$/,
    "포기했습니다: 직선 탐색이 −∇f 방향에서 더 낮은 점을 찾지 못했습니다",
  ],
  [/^a formula is empty$/, "수식이 비어 있습니다"],
  [/^the formula ends too early$/, "수식이 너무 일찍 끝납니다"],
  [/^(.+) is not closed: expected (.+)$/, "$1이(가) 닫히지 않았습니다. $2이(가) 필요합니다"],
  [
    /^a product is written 2\*x: unexpected (.+)$/,
    "곱은 2*x처럼 씁니다. 여기에 올 수 없습니다: $1",
  ],
  [
    /^a formula has no function (\S+) +it has: (.+)$/,
    "수식에 $1 함수는 없습니다. 쓸 수 있는 함수: $2",
  ],
  [/^a sign is missing between two parts$/, "두 부분 사이에 연산 기호가 없습니다"],
  [/^(x\[…\]) and (\S+) do not go together$/, "$1와(과) $2은(는) 함께 쓸 수 없습니다"],
  [/^an index or a limit of sum\(\) .+$/, "sum()의 번호와 한계는 x와 관계없는 정수여야 합니다"],
  [/^(x\[.+\]) is outside (.+)$/, "$1은(는) $2 밖입니다"],
  [/^a formula's sums have too many terms$/, "수식의 합에 항이 너무 많습니다"],
  [/^a formula has at most (\d+) (?:characters|operations).*$/, "수식이 너무 깁니다. 최대 $1"],
  [/^a formula of no variable: (.+), or (.+)$/, "변수가 없는 수식입니다. 변수: $1, $2"],
  [/^(\S+\(\)) takes (\d+) arguments?, not (\d+)$/, "$1은(는) 인수 $2개를 받는데 $3개입니다"],
  [/^a formula does not know (\S+) .*$/, "수식이 모르는 이름입니다: $1"],
  [/^a power is written (.+)$/, "거듭제곱은 $1처럼 씁니다"],
  [
    /^(\S+) and (\S+) are two ways to name variables: use one$/,
    "$1와(과) $2은(는) 서로 다른 변수 표기입니다. 하나만 쓰세요",
  ],
  [/^sum\(\) is written .+$/, "sum()은 sum(i, 1, n, x[i])처럼 씁니다"],
  [/^prod\(\) is written .+$/, "prod()는 prod(i, 1, n, x[i])처럼 씁니다"],
  [
    /^a start of (\d+) numbers does not fit a formula of (\d+) variables$/,
    "start의 수 $1개는 변수 $2개인 수식에 맞지 않습니다",
  ],
  [
    /^a formula is made of numbers, names, signs and calls$/,
    "수식은 수와 이름, 연산 기호, 함수로 이루어집니다",
  ],
  [/^a formula's domain is two numbers, .+$/, "수식의 domain은 작은 수와 큰 수입니다: domain=-5/5"],
];

/** A message of the library in Korean; of one that has none, that something cannot be used. */
export function refusalInKorean(message: string): string {
  if (message === "") return "";
  const line = message.replaceAll(/\s+/g, " ").trim();
  for (const [form, korean] of FORMS) {
    if (form.test(line)) return line.replace(form, korean);
  }
  return "이 값이나 조합은 쓸 수 없습니다";
}
