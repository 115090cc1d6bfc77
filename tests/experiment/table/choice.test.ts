import { expect, test } from "vitest";
import { likelyChoice } from "../../../src/experiment/table/choice.ts";
import { readTable } from "../../../src/experiment/table/table.ts";

/** Entries of row r of n, from fractions of 1 that look random. */
type Entries = (r: number, u: number, n: number) => string | number;

const real =
  (low: number, high: number, digits = 2): Entries =>
  (_, u) =>
    (low + u * (high - low)).toFixed(digits);
const whole =
  (low: number, high: number): Entries =>
  (_, u) =>
    low + Math.floor(u * (high - low + 1));
const oneOf =
  (...entries: readonly (string | number)[]): Entries =>
  (_, u) =>
    entries[Math.floor(u * entries.length)]!;
const blocks =
  (...entries: readonly (string | number)[]): Entries =>
  (r, _, n) =>
    entries[Math.floor((r * entries.length) / n)]!;
const counter: Entries = (r) => r + 1;
const name: Entries = (r) => `Name, no. ${r * 7}`;
const date: Entries = (r) => `2021-${String(1 + (Math.floor(r / 28) % 12)).padStart(2, "0")}-${1 + (r % 28)}`;

interface PublicTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Entries>>;
  readonly target: string;
  readonly as: "classes" | "value";
  /** Columns that must not be inputs. */
  readonly not?: readonly string[];
}

const many = (count: number, entries: Entries, prefix: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i + 1}`, entries]));

/** The shapes of tables that are often used for teaching: names, kinds of entries, and roughly how many different ones. */
const tables: Readonly<Record<string, PublicTable>> = {
  iris: {
    rows: 150,
    columns: {
      ...{ sepal_length: real(4.3, 7.9, 1), sepal_width: real(2, 4.4, 1), petal_length: real(1, 6.9, 1) },
      ...{ petal_width: real(0.1, 2.5, 1), species: blocks("setosa", "versicolor", "virginica") },
    },
    ...{ target: "species", as: "classes" },
  },
  wine: {
    rows: 178,
    columns: {
      ...{ class: blocks(1, 2, 3), alcohol: real(11, 14.8), malic_acid: real(0.7, 5.8), magnesium: whole(70, 162) },
      ...{ hue: real(0.5, 1.7), proline: whole(278, 1680) },
    },
    ...{ target: "class", as: "classes" },
  },
  "wine quality": {
    rows: 1599,
    columns: { fixed_acidity: real(4, 16, 1), pH: real(2.7, 4), alcohol: real(8, 15, 1), quality: whole(3, 8) },
    ...{ target: "quality", as: "classes" },
  },
  titanic: {
    rows: 891,
    columns: {
      ...{
        PassengerId: counter,
        Survived: oneOf(0, 1),
        Pclass: oneOf(1, 2, 3),
        Name: name,
        Sex: oneOf("male", "female"),
      },
      ...{ Age: oneOf("", 22, 38, 26, 35.5, 54, 2, 27, 14, 4, 58), SibSp: whole(0, 5), Ticket: (r) => `A/${r}` },
      ...{ Fare: real(0, 512, 4), Cabin: (r, u) => (u < 0.77 ? "" : `C${r}`), Embarked: oneOf("S", "C", "Q", "") },
    },
    ...{ target: "Survived", as: "classes", not: ["PassengerId"] },
  },
  penguins: {
    rows: 344,
    columns: {
      ...{ species: blocks("Adelie", "Gentoo", "Chinstrap"), island: oneOf("Biscoe", "Dream", "Torgersen") },
      ...{ bill_length_mm: real(32, 60, 1), flipper_length_mm: whole(172, 231), body_mass_g: whole(2700, 6300) },
      ...{ sex: oneOf("male", "female", "NA"), year: oneOf(2007, 2008, 2009) },
    },
    ...{ target: "species", as: "classes" },
  },
  "auto-mpg": {
    rows: 398,
    columns: {
      ...{ mpg: real(9, 46, 1), cylinders: oneOf(3, 4, 5, 6, 8), displacement: whole(68, 455) },
      ...{ horsepower: (_, u) => (u < 0.02 ? "?" : Math.round(46 + 180 * u)), weight: whole(1613, 5140) },
      ...{ acceleration: real(8, 25, 1), model_year: whole(70, 82), origin: oneOf(1, 2, 3), car_name: name },
    },
    ...{ target: "mpg", as: "value" },
  },
  "Boston housing": {
    rows: 506,
    columns: {
      ...{ crim: real(0, 89, 5), zn: oneOf(0, 12.5, 18, 21, 25), indus: real(0.5, 28), chas: oneOf(0, 0, 0, 1) },
      ...{ rm: real(3.5, 8.8, 3), rad: oneOf(1, 2, 3, 4, 5, 6, 7, 8, 24), lstat: real(1.7, 38), medv: real(5, 50, 1) },
    },
    ...{ target: "medv", as: "value" },
  },
  "Pima diabetes": {
    rows: 768,
    columns: {
      ...{ Pregnancies: whole(0, 17), Glucose: whole(0, 199), BMI: real(0, 67, 1), Age: whole(21, 81) },
      Outcome: oneOf(0, 1),
    },
    ...{ target: "Outcome", as: "classes" },
  },
  "diabetes progression": {
    rows: 442,
    columns: { AGE: whole(19, 79), SEX: oneOf(1, 2), BMI: real(18, 42, 1), S1: whole(97, 301), Y: whole(25, 346) },
    ...{ target: "Y", as: "value" },
  },
  airquality: {
    rows: 153,
    columns: {
      ...{
        Ozone: (_, u) => (u < 0.24 ? "NA" : Math.round(168 * u)),
        "Solar.R": whole(7, 334),
        Wind: real(1.7, 20.7, 1),
      },
      ...{ Temp: whole(56, 97), Month: blocks(5, 6, 7, 8, 9), Day: (r) => 1 + (r % 31) },
    },
    ...{ target: "Ozone", as: "value" },
  },
  mtcars: {
    rows: 32,
    columns: {
      ...{ "": name, mpg: real(10, 34, 1), cyl: oneOf(4, 6, 8), disp: real(71, 472, 1), hp: whole(52, 335) },
      ...{
        wt: real(1.5, 5.4, 3),
        vs: oneOf(0, 1),
        am: oneOf(0, 1),
        gear: oneOf(3, 4, 5),
        carb: oneOf(1, 2, 3, 4, 6, 8),
      },
    },
    ...{ target: "mpg", as: "value" },
  },
  tips: {
    rows: 244,
    columns: {
      ...{ total_bill: real(3, 51), tip: real(1, 10), sex: oneOf("Male", "Female"), smoker: oneOf("Yes", "No") },
      ...{ day: oneOf("Thur", "Fri", "Sat", "Sun"), time: oneOf("Lunch", "Dinner"), size: whole(1, 6) },
    },
    ...{ target: "tip", as: "value" },
  },
  diamonds: {
    rows: 2000,
    columns: {
      ...{
        carat: real(0.2, 5),
        cut: oneOf("Ideal", "Premium", "Good"),
        color: oneOf("D", "E", "F"),
        depth: real(43, 79, 1),
      },
      ...{ price: whole(326, 18823), x: real(0, 10.7), z: real(0, 31) },
    },
    ...{ target: "price", as: "value" },
  },
  "breast cancer": {
    rows: 569,
    columns: {
      ...{
        id: (r) => 842302 + 13 * r,
        diagnosis: oneOf("M", "B"),
        radius_mean: real(6, 28),
        texture_mean: real(9, 39),
      },
      "": () => "",
    },
    ...{ target: "diagnosis", as: "classes", not: ["id"] },
  },
  "heart disease": {
    rows: 303,
    columns: {
      ...{ age: whole(29, 77), sex: oneOf(0, 1), cp: whole(0, 3), chol: whole(126, 564), oldpeak: real(0, 6, 1) },
      ...{ thal: whole(0, 3), target: oneOf(0, 1) },
    },
    ...{ target: "target", as: "classes" },
  },
  adult: {
    rows: 3000,
    columns: {
      ...{ age: whole(17, 90), workclass: oneOf("Private", "?", "State-gov"), fnlwgt: whole(12285, 1484705) },
      ...{ "education-num": whole(1, 16), sex: oneOf("Male", "Female"), "native-country": oneOf("US", "Mexico", "?") },
      income: oneOf("<=50K", ">50K"),
    },
    ...{ target: "income", as: "classes" },
  },
  abalone: {
    rows: 4177,
    columns: {
      sex: oneOf("M", "F", "I"),
      length: real(0.07, 0.8, 3),
      shell_weight: real(0, 1, 4),
      rings: whole(1, 29),
    },
    ...{ target: "rings", as: "value" },
  },
  "California housing": {
    rows: 3000,
    columns: {
      ...{ longitude: real(-124, -114), latitude: real(32, 42), total_rooms: whole(2, 39320) },
      ...{ median_house_value: whole(14999, 500001), ocean_proximity: oneOf("INLAND", "NEAR BAY", "<1H OCEAN") },
    },
    ...{ target: "median_house_value", as: "value" },
  },
  banknotes: {
    rows: 1372,
    columns: { variance: real(-7, 7, 4), skewness: real(-14, 13, 4), entropy: real(-9, 3, 4), class: oneOf(0, 1) },
    ...{ target: "class", as: "classes" },
  },
  sonar: {
    rows: 208,
    columns: { ...many(20, real(0, 1, 4), "band"), rock_or_mine: blocks("R", "M") },
    ...{ target: "rock_or_mine", as: "classes" },
  },
  glass: {
    rows: 214,
    columns: { Id: counter, RI: real(1.51, 1.53, 5), Na: real(10, 17), Type: oneOf(1, 2, 3, 5, 6, 7) },
    ...{ target: "Type", as: "classes", not: ["Id"] },
  },
  mushrooms: {
    rows: 2000,
    columns: {
      class: oneOf("p", "e"),
      cap_shape: oneOf("x", "b", "s"),
      odor: oneOf("a", "l", "c", "y"),
      habitat: oneOf("u", "g"),
    },
    ...{ target: "class", as: "classes" },
  },
  "bike sharing": {
    rows: 731,
    columns: {
      ...{ instant: counter, dteday: date, season: whole(1, 4), workingday: oneOf(0, 1), temp: real(0, 1, 6) },
      ...{ windspeed: real(0, 0.5, 6), cnt: whole(22, 8714) },
    },
    ...{ target: "cnt", as: "value", not: ["instant"] },
  },
  insurance: {
    rows: 1338,
    columns: {
      ...{ age: whole(18, 64), sex: oneOf("male", "female"), bmi: real(16, 53, 3), children: whole(0, 5) },
      ...{ smoker: oneOf("yes", "no"), region: oneOf("southwest", "northeast"), charges: real(1121, 63770, 4) },
    },
    ...{ target: "charges", as: "value" },
  },
  "wind speeds": {
    rows: 400,
    columns: { date, temperature: real(-5, 30, 1), pressure: real(980, 1040, 1), wind_speed: real(0, 20, 1) },
    ...{ target: "wind_speed", as: "value" },
  },
  "house prices": {
    rows: 1460,
    columns: {
      Id: counter,
      LotArea: whole(1300, 215245),
      OverallQual: whole(1, 10),
      YrSold: whole(2006, 2010),
      SalePrice: whole(34900, 755000),
    },
    ...{ target: "SalePrice", as: "value", not: ["Id"] },
  },
  gapminder: {
    rows: 1704,
    columns: {
      ...{ country: (r) => `Country ${Math.floor(r / 12)}`, continent: oneOf("Asia", "Europe", "Africa") },
      ...{ year: (r) => 1952 + 5 * (r % 12), lifeExp: real(23, 83, 3), gdpPercap: real(241, 113523, 4) },
    },
    ...{ target: "gdpPercap", as: "value" },
  },
  "nine people": {
    rows: 9,
    columns: { name, age: (r) => 20 + ((r * 11) % 37), height: (r) => (r === 4 ? 170 : 170 + r) },
    ...{ target: "height", as: "value" },
  },
};

/** Fractions of 1 that look random, the same each time. */
function* fractions(): Generator<number, never> {
  let state = 1;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function textOf({ rows, columns }: PublicTable): string {
  const random = fractions();
  const quoted = (entry: string | number) => (/[",]/.test(String(entry)) ? `"${entry}"` : String(entry));
  const lines = Array.from({ length: rows }, (_, r) =>
    Object.values(columns)
      .map((entry) => quoted(entry(r, random.next().value, rows)))
      .join(","),
  );
  return [Object.keys(columns).join(","), ...lines, ""].join("\n");
}

test.for(Object.entries(tables))("%s: the likely target is chosen first", ([, each]) => {
  const result = readTable(new TextEncoder().encode(textOf(each)));
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { columns } = result.table;
  const { target, as, inputs } = likelyChoice(result.table);
  expect([columns[target]!.name, as]).toEqual([each.target, each.as]);
  expect(inputs.length).toBeGreaterThan(0);
  expect(inputs).not.toContain(target);
  const names = inputs.map((c) => columns[c]!.name);
  for (const excluded of each.not ?? []) expect(names).not.toContain(excluded);
});
