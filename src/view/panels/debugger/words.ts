import { catalogue } from "../../language.ts";

export const words = catalogue("debugger", {
  tabs: { en: "What is shown of the selected lane", ja: "選択中のレーンについて表示する内容" },
  lane: { en: "{{lane}},", ja: "{{lane}}、" },
  atStep: { en: "step {{step}}", ja: "ステップ {{step}}" },
  stateTab: { en: "State", ja: "状態" },
  endingTab: { en: "Ending", ja: "結末" },
  noLane: { en: "Add an optimizer to see its algorithm.", ja: "最適化手法を追加すると、アルゴリズムが表示されます。" },
  lines: { en: "Lines of the update", ja: "更新の各行" },
  previous: { en: "Line before (P)", ja: "前の行(P)" },
  next: { en: "Next line (N)", ja: "次の行(N)" },
  when: { en: "if", ja: "条件" },
  added: { en: "added by: {{modifier}}", ja: "追加: {{modifier}}" },
  skipped: { en: "not carried out", ja: "実行されません" },
  because: { en: "Not carried out: {{reason}}.", ja: "実行されません: {{reason}}。" },
  kept: { en: "known from the update before", ja: "前の更新から既知" },
  choose: {
    en: "Choose a line, or press N, to put its numbers in and draw its vectors on the landscape.",
    ja: "行を選ぶか N キーを押すと、数値を代入し、ベクトルを地形に描きます。",
  },
  nothing: { en: "The line reads nothing that has a value.", ja: "この行が参照する量はありません。" },
  terms: { en: "Quantities that line {{line}} reads", ja: "{{line}} 行目が参照する量" },
  meaning: {
    en: "Point at a symbol to see what it stands for. A dashed arrow shows a direction only; ×10: drawn ten times as long.",
    ja: "記号を指すと意味が表示されます。破線の矢印は向きのみ、×10 は 10 倍の長さで描いたことを示します。",
  },
  means: { en: "{{meaning}}: {{value}}", ja: "{{meaning}}: {{value}}" },
  spoken: {
    en: "Line {{line}} of {{lines}}, step {{step}}: {{formula}}. {{numbers}}",
    ja: "{{line}} 行目({{lines}} 行中)、ステップ {{step}}: {{formula}}。{{numbers}}",
  },
  names: { en: "Names", ja: "記法" },
  book: { en: "Book", ja: "教科書" },
  torch: { en: "PyTorch", ja: "PyTorch" },
  notInTorch: { en: "PyTorch has no such optimizer.", ja: "PyTorch にこの手法はありません。" },
  section: { en: "§{{section}}", ja: "§{{section}}" },
  quantity: { en: "Quantity", ja: "量" },
  stateFigure: {
    en: "{{quantity}} at every step; now, at step {{step}}: {{value}}",
    ja: "各ステップでの{{quantity}}。ステップ {{step}} での値: {{value}}",
  },
  lastFinite: { en: "To the last finite step, {{step}}", ja: "最後の有限なステップ {{step}} へ" },
  restSince: { en: "To where it came to rest, step {{step}}", ja: "静止したステップ {{step}} へ" },
  running: { en: "The lane is still being computed.", ja: "計算中です。" },
  remedies: { en: "What would help", ja: "対処" },
  slower: { en: "Add a lane with ε = {{rate}}", ja: "ε = {{rate}} のレーンを追加" },
  slowerWhy: {
    en: "Half of what is stable for the curvature where J was lowest.",
    ja: "J が最小だった点の曲率で安定な上限の半分です。",
  },
  slowerGuess: {
    en: "Small enough: tried, and it does not diverge.",
    ja: "十分に小さい値です。試した範囲では発散しません。",
  },
  clipped: { en: "Add a lane with ‖g‖ clipped at {{threshold}}", ja: "‖g‖ を {{threshold}} に制限したレーンを追加" },
  clippedWhy: {
    en: "About the size of the gradient where J was lowest: a gradient of any size then moves θ no further than ε times that.",
    ja: "J が最小だった点での勾配の大きさの程度です。勾配がどれほど大きくても、動く距離は ε との積を超えません。",
  },
  full: { en: "There is no room for another lane.", ja: "これ以上レーンを追加できません。" },
  lastLoss: { en: "J at the last finite step", ja: "最後の有限なステップでの J" },
  lastGradient: { en: "‖g‖ there", ja: "そこでの ‖g‖" },
  lowestLoss: { en: "lowest J on the way (step {{step}})", ja: "途中の最小の J(ステップ {{step}})" },
});

export type Words = ReturnType<typeof words.useWords>;
