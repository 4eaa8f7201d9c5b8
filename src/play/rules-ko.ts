/** The English between the letters of update rules and formulas, longest first, in Korean. */
const PHRASES: readonly (readonly [english: string, korean: string])[] = [
  ["Adam's averages with", "다음으로 구한 Adam의 평균:"],
  ["so that they need no correction", "그래서 보정이 필요 없음"],
  ["the averages of g and g², weighted with", "g와 g²의 평균, 무게는"],
  ["then of the cubic through", "다음은 삼차식의 최소점, 지나는 값:"],
  ["minimises the parabola through", "← 포물선의 최소점, 지나는 값:"],
  ["and the last two", "그리고 마지막 둘"],
  ["half of the last, and again", "마지막의 절반, 되풀이"],
  ["the two are orthogonal where f is quadratic", "f가 이차식이면 둘은 직교"],
  ["by a strong Wolfe line search from", "강한 Wolfe 직선 탐색으로, 시작값"],
  ["by a strong Wolfe search from", "강한 Wolfe 탐색으로, 시작값"],
  ["from the last pairs (s, y) by the two-loop recursion", "마지막 쌍 (s, y)로 두 고리 점화식에서"],
  ["at first from", "처음에는"],
  ["along −g from", "−g 방향은"],
  ["along −g: from", "−g 방향:"],
  ["before its first update", "첫 갱신 전에"],
  ["by the move of the step before", "앞 걸음의 이동으로"],
  ["being the last step's", "는 지난 걸음의 것"],
  ["after each k steps of the inner method", "안쪽 방법의 k걸음마다"],
  [
    "the method goes on from x, or every overwrite steps from x̄",
    "방법은 x에서, 또는 overwrite 걸음마다 x̄에서 이어 감",
  ],
  ["the domain that show prints", "show가 보이는 정의역"],
  ["the gradient norm is that of", "기울기 노름은 다음의 노름:"],
  ["which is 0 where no step along −∇f stays inside", "−∇f 방향으로 안에 머물 수 없으면 0"],
  ["with both, norm comes first", "둘 다 쓰면 norm이 먼저"],
  ["the same average of lr, over lr", "lr의 같은 평균을 lr로 나눈 값"],
  ["after the first step, then", "첫 걸음 뒤, 그다음"],
  ["x after the inner step", "안쪽 걸음 뒤의 x"],
  ["with momentum through a buffer", "모멘텀은 버퍼를 거침"],
  ["with momentum", "모멘텀이 있으면"],
  ["for each of the K dampings βₖ", "감쇠값 βₖ K개마다"],
  ["the largest v so far for v", "v 대신 지금까지 가장 큰 v"],
  ["the largest v so far", "지금까지 가장 큰 v"],
  ["ratio 1 where a norm is 0", "노름이 0이면 비율 1"],
  ["the answer is", "답은"],
  ["is the answer", "이(가) 답"],
  ["g taken at y", "g는 y에서 계산"],
  ["clipped to", "다음 범위로 자름:"],
  ["ten times that where i is even and", "i가 짝수이고 다음이면 그 열 배:"],
  ["the second sum from i = 2", "둘째 합은 i = 2부터"],
  ["over the labelled points", "합은 표식이 있는 점"],
  ["over the blocks", "합은 묶음"],
  ["the highest of condition", "가장 높은 것의 조건수"],
  ["flat from the bound on", "경계부터 평평함"],
  ["peaks pₖ of height", "개의 봉우리 pₖ, 높이"],
  ["the g before", "앞의 g"],
  ["s the scaling", "s는 배율"],
  ["mean of", "평균:"],
  ["as in RAdam", "RAdam과 같음"],
  ["as in Adam", "Adam과 같음"],
  ["Adam's step", "Adam의 걸음"],
  ["before the step", "걸음 전에"],
  ["after each step", "걸음마다"],
  ["again where", "다시, 조건:"],
  ["at first, and where", "처음, 그리고 조건:"],
  ["at first", "처음에"],
  ["first step", "첫 걸음"],
  ["x stays", "x는 그대로"],
  ["refused", "거절되면"],

  ["where", "조건:"],
  ["else", "아니면"],
  ["then", "그다음"],
  ["before", "전에"],
  ["and", "그리고"],
];

/** Whole words only: the "an" of "tanh" stays. */
const FORMS = PHRASES.map(
  ([english, korean]) =>
    [
      new RegExp(`(?<![\\p{L}-])${english.replaceAll(/[().|]/g, "\\$&")}(?![\\p{L}-])`, "gu"),
      korean,
    ] as const,
);

/** A rule or a formula with its words in Korean; its letters stay. */
export function ruleInKorean(english: string): string {
  return FORMS.reduce((text, [form, korean]) => text.replaceAll(form, korean), english);
}
