const SYMBOLS: Readonly<Record<string, string>> = {
  ...{
    alpha: "α",
    beta: "β",
    gamma: "γ",
    delta: "δ",
    epsilon: "ϵ",
    varepsilon: "ε",
    theta: "θ",
    kappa: "κ",
    lambda: "λ",
  },
  ...{
    mu: "μ",
    nu: "ν",
    pi: "π",
    rho: "ρ",
    sigma: "σ",
    tau: "τ",
    phi: "ϕ",
    varphi: "φ",
    omega: "ω",
    Lambda: "Λ",
    Delta: "Δ",
  },
  ...{
    leftarrow: "←",
    to: "→",
    cdot: "·",
    times: "×",
    odot: "⊙",
    pm: "±",
    nabla: "∇",
    infty: "∞",
    sum: "∑",
    prod: "∏",
  },
  ...{
    le: "≤",
    leq: "≤",
    ge: "≥",
    geq: "≥",
    ne: "≠",
    approx: "≈",
    in: "∈",
    mid: "|",
    lVert: "‖",
    rVert: "‖",
    lvert: "|",
  },
  ...{ rvert: "|", lfloor: "⌊", rfloor: "⌋", lceil: "⌈", rceil: "⌉", ldots: "…", dots: "…", cdots: "…", top: "ᵀ" },
  ...{
    quad: "  ",
    qquad: "   ",
    partial: "∂",
    ell: "ℓ",
    eta: "η",
    dotsc: "…",
    dotsb: "…",
    sqrt: "√",
    "|": "‖",
    langle: "⟨",
    rangle: "⟩",
  },
};

const POWERS: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "8": "⁸",
};

/** A formula as plain characters, for the moment before it is typeset: readable, not exact. */
export function plainTex(tex: string): string {
  let text = tex.replace(/\\htmlData\{[^{}]*\}/g, "");
  // From the innermost braces outwards.
  for (let before = ""; before !== text; ) {
    before = text;
    text = text
      .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "($1)/($2)")
      .replace(/\\[td]?frac\s*(\d)\s*([\da-z])/g, "$1/$2")
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, "√($1)")
      .replace(
        /\\(?:hat|bar|tilde|mathrm|mathcal|mathbf|mathtt|mathbb|text|textrm|operatorname|boldsymbol)\*?\s*\{([^{}]*)\}/g,
        "$1",
      )
      .replace(/\^\{([^{}]*)\}/g, "^$1")
      .replace(/_\{([^{}]*)\}/g, "_$1")
      // Not the braces that a command still needs to know its arguments by.
      .replace(/(?<!\\[A-Za-z]+\*?\s*(?:\{[^{}]*\}\s*)?)\{([^{}]*)\}/g, "$1");
  }
  return text
    .replace(
      /\\(?:left|right|bigl|bigr|Bigl|Bigr|big|Big|textstyle|displaystyle|hat|mathcal|mathrm|begin|end)(?![A-Za-z])/g,
      "",
    )
    .replace(/\\([A-Za-z]+|\|)/g, (_, name: string) => SYMBOLS[name] ?? name)
    .replace(/\\[,;:! ]/g, " ")
    .replace(/\\([{}%&#_$])/g, "$1")
    .replace(/\\\\/g, " ")
    .replace(/\^([0-9])(?![0-9])/g, (_, digit: string) => POWERS[digit] ?? `^${digit}`)
    .replace(/[{}\\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
