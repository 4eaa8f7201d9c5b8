/** What a reader without Unicode sees for the signs that our titles, formulas and messages use. */
const SPELLED: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "—": "-",
  "·": "*",
  "×": "x",
  "÷": "/",
  "±": "+-",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "≈": "~",
  "←": "<-",
  "→": "->",
  "⇒": "=>",
  "∞": "inf",
  "∈": "in",
  "⟨": "<",
  "⟩": ">",
  "‖": "||",
  "′": "'",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "°": " deg",
  "⁄": "/",
  "∝": "is proportional to",
  "⌊": "floor(",
  "⌋": ")",
  "⌈": "ceil(",
  "⌉": ")",
  "√": "sqrt ",
  "∛": "cbrt ",
  "∂": "d",
  "∇": "grad ",
  "∑": "sum ",
  "∏": "prod ",
  "⊙": "*",
  "∘": " o ",
  Σ: "sum ",
  Π: "prod ",
  Δ: "Delta",
  Λ: "Lambda",
  Γ: "Gamma",
  Φ: "Phi",
  Ω: "Omega",
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "eps",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
  // the hat of an estimate; other accents are left out
  "\u0302": "^",
};

/** What stands for a run of raised or lowered signs: x² is x^2, xᵢ₊₁ is x_(i+1). */
const RAISED = { mark: "^", signs: /[²³¹⁰ⁱ⁴-ⁿʰ-ʸᴬ-ᵡᶜ-ᶿ]+/gu };
const LOWERED = { mark: "_", signs: /[₀-₎ₐ-ₜᵢ-ᵪⱼ]+/gu };

/** The text with signs beyond ASCII spelled out, as far as there is a spelling. */
export function spellOut(text: string): string {
  if (isAscii(text)) return text;
  let spelled = text;
  for (const { mark, signs } of [RAISED, LOWERED]) {
    spelled = spelled.replaceAll(signs, (run) => {
      const level = run.normalize("NFKC").replaceAll("−", "-");
      return mark + (level.length === 1 ? level : `(${level})`);
    });
  }
  return spelled
    .normalize("NFKD")
    .replaceAll(/[^ -~]/gu, (sign) => SPELLED[sign] ?? (/\p{M}/u.test(sign) ? "" : sign))
    .replaceAll(/(?<=sum|prod|grad) (?=[_^])/g, "")
    .normalize("NFC");
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Signs as wide as two: East Asian scripts, full-width forms and what is drawn as a picture. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** The number of terminal columns that a clean text takes. */
export function columnsOf(text: string): number {
  if (isAscii(text)) return text.length;
  let count = 0;
  for (const sign of text) count += columnsOfSign(sign);
  return count;
}

/** 0 for an accent, 2 for a wide sign, 1 for all others. */
export function columnsOfSign(sign: string): number {
  if (sign < "\u0300") return 1;
  if (/\p{M}/u.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}

/**
 * The text as one line that moves no cursor: control characters, odd spaces and halves of
 * surrogate pairs become spaces or "?"; with `ascii`, signs beyond ASCII are spelled or become "?".
 */
export function cleanText(text: string, ascii: boolean): string {
  const oneLine = text.replaceAll(/[\s\p{Z}]/gu, " ").replaceAll(/\p{C}/gu, "?");
  return ascii ? spellOut(oneLine).replaceAll(/[^ -~]/gu, "?") : oneLine;
}

/** The clean text, cut to `width` columns with an ellipsis at the cut. */
export function fitText(text: string, width: number, ascii: boolean): string {
  const clean = cleanText(text, ascii);
  if (columnsOf(clean) <= width) return clean;
  const ellipsis = ascii ? "..." : "…";
  const kept = width - ellipsis.length;
  return kept > 0 ? head(clean, kept) + ellipsis : head(clean, width);
}

/** As much of the beginning as fits into `width` columns. */
function head(text: string, width: number): string {
  let taken = 0;
  let end = 0;
  for (const sign of text) {
    taken += columnsOfSign(sign);
    if (taken > width) break;
    end += sign.length;
  }
  return text.slice(0, end);
}

/** A text cut into pieces of at most `width` columns; never empty. */
export function hardWrap(text: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  do {
    // a wide sign in a single column stands alone
    const piece = head(rest, width) || [...rest].slice(0, 1).join("");
    pieces.push(piece);
    rest = rest.slice(piece.length);
  } while (rest !== "");
  return pieces;
}

/** Holds two words together where a text is wrapped. */
export const NO_BREAK = "\u00a0";

/** Lines of at most `width` columns, broken at spaces but not within a count such as 10 829 930; a longer word is cut. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const joined = text.replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK);
  for (const word of joined.split(" ").filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columnsOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = hardWrap(word, width);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  if (line !== "") lines.push(line);
  return lines.map((one) => one.replaceAll(NO_BREAK, " "));
}
