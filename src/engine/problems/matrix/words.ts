import { bookSection, cited, sources } from "../../core/sources.ts";
import type { NumberDomain, Text, ParameterWords as Words } from "../../core/types.ts";
import type { matrixRules } from "./rules.ts";

type Rules = typeof matrixRules;
type ParameterWords = Words & Pick<NumberDomain, "symbol">;

/** What a matrix problem is called and how it is explained. */
export interface MatrixWords<Names extends PropertyKey = string> {
  readonly title: Text;
  /** Section of the book. */
  readonly section: string;
  readonly source: Text;
  /** J as one TeX formula. */
  readonly tex: string;
  readonly about: Text;
  readonly parameters: Readonly<Record<Names, ParameterWords>>;
}

const scale: ParameterWords = {
  label: { en: "start's scale", ja: "初期値の大きさ" },
  doc: {
    en: "Standard deviation of the initial entries. Small values start near a saddle and are slow to leave it.",
    ja: "初期値の要素の標準偏差です。小さいと鞍点の近くから始まり、離れるまでに時間がかかります。",
  },
};

const conditionDoc = (which: string, ja: string): Text => ({
  en: `Ratio of the largest to the smallest singular value of ${which}. The Hessian's condition number is the square of both ratios' product.`,
  ja: `${ja} の最大特異値と最小特異値の比です。ヘッセ行列の条件数は、二つの比の積の二乗になります。`,
});

const rows = (matrix: string): ParameterWords => ({
  label: { en: "rows", ja: "行数" },
  doc: { en: `Rows of ${matrix}.`, ja: `${matrix} の行数です。` },
});
const columns = (matrix: string): ParameterWords => ({
  label: { en: "columns", ja: "列数" },
  doc: { en: `Columns of ${matrix}.`, ja: `${matrix} の列数です。` },
});

export const matrixWords: { readonly [Id in keyof Rules]: MatrixWords<keyof Rules[Id]["parameters"]> } = {
  quadratic: {
    title: { en: "Quadratic in a matrix", ja: "行列の二次関数" },
    section: "8.2.1",
    source: bookSection("8.2.1"),
    tex: "\\tfrac12 \\lVert B (W - W^*) A \\rVert^2",
    about: {
      en: "A convex quadratic whose Hessian is a Kronecker product, ill-conditioned from the left and from the right. W* and the singular vectors are random, so methods that scale entries one by one see no axis of the valley.",
      ja: "ヘッセ行列がクロネッカー積になる凸二次関数で、左からも右からも悪条件です。W* と特異ベクトルは乱数で決まるので、要素ごとにスケールを変える手法には谷の軸が見えません。",
    },
    parameters: {
      rows: rows("W"),
      columns: columns("W"),
      leftCondition: {
        label: { en: "condition of B", ja: "B の条件数" },
        doc: conditionDoc("B", "B"),
        symbol: "\\kappa(B)",
      },
      rightCondition: {
        label: { en: "condition of A", ja: "A の条件数" },
        doc: conditionDoc("A", "A"),
        symbol: "\\kappa(A)",
      },
    },
  },
  factorization: {
    title: { en: "Matrix factorization", ja: "行列分解" },
    section: "8.2.3",
    source: sources(
      bookSection("8.2.3"),
      cited("Eckart and Young 1936, The approximation of one matrix by another of lower rank"),
    ),
    tex: "\\tfrac12 \\lVert U V^\\top - M \\rVert^2",
    about: {
      en: "Fits M by a product of low rank. Every critical point that is not a global minimum is a saddle, and the minimum is known: half the sum of the squares of the singular values beyond the rank.",
      ja: "M を低ランクの積で近似します。大域的最小点でない停留点はすべて鞍点です。最小値は、ランクを超える特異値の二乗和の半分です。",
    },
    parameters: {
      rows: rows("M"),
      columns: columns("M"),
      rank: {
        label: { en: "rank", ja: "ランク" },
        doc: { en: "Columns of U and V.", ja: "U と V の列数です。" },
        symbol: "r",
      },
      singularValues: {
        label: { en: "singular values of M", ja: "M の特異値" },
        doc: {
          en: "In decreasing order; those left out are 0. Large ones are learned first.",
          ja: "大きい順に並べます。省いたものは 0 です。大きい特異値から先に学習されます。",
        },
        symbol: "s",
      },
      scale,
    },
  },
  "deep-linear": {
    title: { en: "Deep linear network", ja: "深層線形ネットワーク" },
    section: "8.2.3",
    source: cited(
      "Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
    ),
    tex: "\\tfrac12 \\lVert W_L \\cdots W_1 - \\Sigma \\rVert^2",
    about: {
      en: "Learns Σ mode by mode from a small balanced start: long plateaus at saddles, then sudden drops. With two matrices the mode of singular value s is half learned at t = ln(s/a₀)/2s.",
      ja: "小さく釣り合った初期値から、Σ をモードごとに学習します。鞍点で長く停滞し、その後急に下がります。行列が二つのとき、特異値 s のモードは t = ln(s/a₀)/2s で半分まで学習されます。",
    },
    parameters: {
      depth: {
        label: { en: "matrices", ja: "行列の数" },
        doc: {
          en: "Factors of the product. More of them make longer plateaus.",
          ja: "積の因子の数です。多いほど停滞が長くなります。",
        },
        symbol: "L",
      },
      width: {
        label: { en: "inputs and outputs", ja: "入出力の数" },
        doc: { en: "Rows and columns of Σ.", ja: "Σ の行数と列数です。" },
      },
      hidden: {
        label: { en: "hidden units", ja: "隠れユニット数" },
        doc: {
          en: "Units of every hidden layer. Fewer than Σ has singular values leave an error that cannot be removed.",
          ja: "各隠れ層のユニット数です。Σ の特異値の数より少ないと、誤差が残ります。",
        },
      },
      singularValues: {
        label: { en: "singular values of Σ", ja: "Σ の特異値" },
        doc: { en: "In decreasing order; those left out are 0.", ja: "大きい順に並べます。省いたものは 0 です。" },
        symbol: "s",
      },
      initial: {
        label: { en: "initial strength", ja: "初期強度" },
        doc: {
          en: "Strength a₀ of every mode of the product at the start. Smaller values make longer plateaus.",
          ja: "開始時の積の各モードの強度 a₀ です。小さいほど停滞が長くなります。",
        },
        symbol: "a_0",
      },
    },
  },
  "sparse-coding": {
    title: { en: "Sparse coding", ja: "スパース符号化" },
    section: "8.7.2",
    source: bookSection("8.7.2"),
    tex: "\\sum_{i,j} \\lvert H_{i,j} \\rvert + \\lVert X - W^\\top H \\rVert^2 + \\lambda \\lVert W \\rVert^2",
    about: {
      en: "Finds a dictionary W and a sparse code H for examples X that have one. J is convex in H and in W, not in both: minimize over H, then over W, by turns.",
      ja: "スパースな符号を持つ事例 X から、辞書 W と符号 H を求めます。J は H について、また W について凸ですが、両方について同時には凸ではありません。H と W を交互に最小化します。",
    },
    parameters: {
      features: {
        label: { en: "features", ja: "特徴の数" },
        doc: { en: "Numbers of an example: rows of X.", ja: "事例一つの数値の数、つまり X の行数です。" },
      },
      codes: {
        label: { en: "codes", ja: "符号の数" },
        doc: { en: "Rows of H and of W.", ja: "H と W の行数です。" },
      },
      examples: {
        label: { en: "examples", ja: "事例の数" },
        doc: { en: "Columns of X and of H.", ja: "X と H の列数です。" },
      },
      density: {
        label: { en: "share of active codes", ja: "非ゼロの割合" },
        doc: {
          en: "Probability that an entry of the hidden code is not 0.",
          ja: "隠れた符号の要素が 0 でない確率です。",
        },
      },
      weightDecay: {
        label: { en: "weight decay", ja: "重み減衰" },
        doc: {
          en: "Without it, large weights and tiny codes make Σ|H| vanish.",
          ja: "0 にすると、重みを大きく符号を小さくすることで Σ|H| がいくらでも小さくなります。",
        },
        symbol: "\\lambda",
      },
      scale,
    },
  },
};
