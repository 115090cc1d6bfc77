import type { Column } from "./columns.ts";
import { inputsOf, type TableChoice } from "./examples.ts";
import type { Table } from "./table.ts";

/** Words in the names of columns that are usually predicted as a class. */
const CLASS_NAMES = new Set(
  "target,class,classes,label,labels,y,outcome,species,diagnosis,survived,response,type,variety,category,kind,quality,result,churn,default,fraud,spam,group,status,exited,approved,diabetes,stroke,deposit,cultivar,digit,目的変数,ラベル,クラス,正解,種類,種別,品種,分類,結果,合否,判定".split(
    ",",
  ),
);
/** Words in the names of columns that are usually predicted as a value. */
const VALUE_NAMES = new Set(
  "target,y,price,prices,saleprice,value,mpg,medv,salary,income,wage,wages,charges,sales,cost,costs,profit,revenue,strength,rings,rating,score,yield,tip,cnt,count,counts,demand,consumption,wind,windspeed,speed,ozone,close,価格,値段,売上,売上高,風速,家賃,年収,給与,目的変数,点数,得点,収量".split(
    ",",
  ),
);
/** Words in the names of columns that usually describe an example. */
const ATTRIBUTE_NAMES = new Set(
  "id,index,name,sex,gender,age,date,year,month,day,hour,time,datetime,timestamp,latitude,longitude,lat,lon,lng,long,region,country,state,city,zip,zipcode,island,native,race,embarked,address,性別,年齢,年,月,日,日付,時刻,氏名,名前,番号,都道府県,地域".split(
    ",",
  ),
);

/** The words of a column's name: `median_houseValue` has median, house, value. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .concat(name.toLowerCase());

const named = (name: string, list: ReadonlySet<string>) => wordsOf(name).some((word) => list.has(word));

const MOST_CLASSES = 256;
/** Classes of a number column beyond which the numbers are values. */
const MOST_NUMBERED = 20;
/** Rows below which a table is small. */
const SMALL = 12;

/** Whether the entries are few for the number of rows, so that each recurs. */
function isClassLike({ kind, distinct, missing }: Column, rows: number): boolean {
  const count = distinct.length;
  const there = rows - missing;
  if (count < 2 || kind === "nothing") return false;
  // In a small table it takes one that recurs.
  if (kind === "words") return count <= MOST_CLASSES && count <= (there < SMALL ? there - 1 : there / 2);
  const numbers = distinct.map(Number);
  if (count === 2) return there > 2 && (there >= 8 || numbers.every((x) => Math.abs(x) <= 2 && Number.isInteger(x)));
  if (count > MOST_NUMBERED || !numbers.every(Number.isInteger)) return false;
  const [lowest] = numbers as [number];
  const labels = (lowest === 0 || lowest === 1) && numbers.at(-1)! - lowest === count - 1;
  if (count > 10) return labels && count <= there / 20;
  return count <= Math.sqrt(there) || (labels && count <= there / 2);
}

/** Whether the entries name or number the rows: whole numbers that count up, or words that nearly all differ. */
function namesRows({ kind, distinct, missing, name }: Column, table: Table): boolean {
  const there = table.rows.length - missing;
  if (kind === "words") return distinct.length > 0.8 * there;
  if (kind !== "numbers" || distinct.length < there || there < 3) return false;
  const numbers = distinct.map(Number);
  const counts = numbers.every((x, i) => i === 0 || x === numbers[i - 1]! + 1);
  return named(name, ATTRIBUTE_NAMES) || (counts && numbers[0]! <= 1 && inOrder(table, table.columns.length));
}

/** Whether the first column counts the rows in their order. */
const inOrder = ({ rows }: Table, width: number): boolean =>
  width > 2 && rows.every(({ entries }, r) => r === 0 || Number(entries[0]) === Number(rows[r - 1]!.entries[0]) + 1);

/** How likely a column is the target, compared with the others. */
function scoreOf(table: Table, c: number, edges: readonly [first: number, last: number]): number {
  const column = table.columns[c]!;
  if (column.kind === "nothing" || column.distinct.length < 2) return Number.NEGATIVE_INFINITY;
  const classes = isClassLike(column, table.rows.length);
  const numeric = column.kind === "numbers";
  const edge = c === edges[0] || c === edges[1];
  let score = (c === edges[1] ? 40 : 0) + (c === edges[0] ? 10 : 0);
  if (classes) score += (numeric ? 20 : 30) + (edge ? 30 : 0);
  if (classes ? named(column.name, CLASS_NAMES) : numeric && named(column.name, VALUE_NAMES)) score += 120;
  else if (numeric && named(column.name, VALUE_NAMES)) score += 100;
  if (named(column.name, ATTRIBUTE_NAMES)) score -= 50;
  // A value has many, and a word that never recurs is not a class.
  if (!classes) score -= numeric ? (column.distinct.length <= Math.sqrt(table.rows.length) ? 30 : 0) : 60;
  return namesRows(column, table) ? score - 200 : score;
}

/** The choice to begin with: the column that is most likely the target, from the numbers in the others. */
export function likelyChoice(table: Table): TableChoice {
  const { columns, rows } = table;
  const usable = columns.flatMap((column, c) =>
    column.distinct.length >= 2 && !namesRows(column, table) && !(table.rowNames && c === 0) ? [c] : [],
  );
  const edges = [usable[0] ?? 0, usable.at(-1) ?? columns.length - 1] as const;
  const scores = columns.map((_, c) => (table.rowNames && c === 0 ? -1000 : scoreOf(table, c, edges)));
  const target = scores.reduce((best, score, c) => (score >= scores[best]! ? c : best), 0);
  const { kind, name } = columns[target]!;
  const classes = isClassLike(columns[target]!, rows.length);
  // A count or a rating with few values is a value still.
  const counted = kind === "numbers" && columns[target]!.distinct.length > 2 && namesValue(name);
  const isInput = (kinds: readonly Column["kind"][], most: number) =>
    columns.flatMap((column, c) => {
      const useless = column.distinct.length < 2 || column.missing > rows.length / 2;
      const takes = kinds.includes(column.kind) && inputsOf(column) <= most;
      return c === target || useless || !takes || !usable.includes(c) ? [] : [c];
    });
  const numbers = isInput(["numbers"], 1);
  return {
    inputs: numbers.length > 0 ? numbers : fallback(isInput(["words"], 20), columns, target),
    target,
    as: kind === "words" || (classes && !counted) ? "classes" : "value",
  };
}

const namesValue = (name: string) => named(name, VALUE_NAMES) && !named(name, CLASS_NAMES);

/** Any column of numbers, if nothing better is there. */
const fallback = (words: readonly number[], columns: readonly Column[], target: number): readonly number[] =>
  words.length > 0 ? words : columns.flatMap(({ kind }, c) => (kind === "numbers" && c !== target ? [c] : []));
