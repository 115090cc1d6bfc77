import { numberText } from "../../engine/core/number-text.ts";
import type { Text } from "../../engine/core/types.ts";

/** What can be wrong with an experiment on a matrix problem, in words. */
export const matrixMessages = {
  tooManyNumbers: (most: number, list: readonly number[]): Text => ({
    en: `must have at most ${most} numbers, as many as a matrix of these sizes has singular values; got ${list.length}`,
    ja: `この大きさの行列の特異値の数 ${most} 個以下にしてください(受け取った数: ${list.length})`,
  }),
  startLength: (dimension: number, length: number): Text => ({
    en: `must have ${dimension} numbers, one for each entry of this problem's matrices; got ${length}`,
    ja: `この問題の行列の要素の数と同じ ${dimension} 個の数値にしてください(受け取った数: ${length})`,
  }),
  tooManyEntries: (optimizer: string, most: number, dimension: number): Text => ({
    en: `${optimizer} keeps an n × n matrix, so the problem can have at most ${most} entries; this one has ${numberText(dimension)}`,
    ja: `${optimizer} は n × n 行列を使うため、要素は ${most} 個までです(この問題: ${numberText(dimension)} 個)`,
  }),
  noGradient: (option: string): Text => ({
    en: `makes no sense with "${option}" minimized exactly, which queries no gradient`,
    ja: `"${option}" を厳密に最小化する場合は勾配を使わないため指定できません`,
  }),
  surfacesOnly: {
    en: "makes no sense on a matrix problem; only surfaces are blurred",
    ja: "行列の問題では使えません。ぼかせるのは曲面だけです",
  } satisfies Text,
  parameter: {
    en: "makes no sense on a matrix problem; it names a parameter of a network",
    ja: "ネットワークのパラメータを指すため、行列の問題では指定できません",
  } satisfies Text,
  tooLongRecord: (most: number, cells: number): Text => ({
    en: `asks for a record of ${numberText(cells)} numbers, more than ${most}; fewer steps or lanes, or smaller matrices, will do`,
    ja: `記録する数値が ${numberText(cells)} 個になり、上限 ${most} を超えます。steps かレーンを減らすか、行列を小さくしてください`,
  }),
  tooMuchWork: (most: number, work: number): Text => ({
    en: `asks for about ${work.toPrecision(2)} multiplications on this problem, more than ${most}; fewer steps or lanes, or smaller matrices, will do`,
    ja: `この問題では約 ${work.toPrecision(2)} 回の乗算が必要で、上限 ${most} を超えます。steps かレーンを減らすか、行列を小さくしてください`,
  }),
} as const;
