/** A key press, apart from where it happened. */
export interface Press {
  readonly key: string;
  /** The place of the key on the keyboard, as on a US layout. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The ASCII characters of the keys that are no letters or digits, without and with Shift. */
const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Comma: [",", "<"],
  Equal: ["=", "+"],
  Minus: ["-", "_"],
  Period: [".", ">"],
  Slash: ["/", "?"],
};

/** A letter, a vowel sign or a digit of a script other than Latin: the layout has keys of its own for the Latin letters, or none. */
const OTHER_SCRIPT = /^(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}\p{Nd}]/u;
const DIGIT = /^\p{Nd}$/u;

/**
 * The key as a Latin layout has it. Where the layout writes another script, it is the one at the same place of a US keyboard; Latin
 * layouts (AZERTY, Dvorak, QWERTZ) keep their own, including letters with accents, and full-width characters become narrow.
 */
export function latinKey({ key, code, shiftKey }: Pick<Press, "key" | "code" | "shiftKey">): string {
  // Named keys are ASCII.
  if (/^[ -~]*$/.test(key)) return key;
  if (/^[\uff01-\uff5e]$/.test(key)) return String.fromCharCode(key.charCodeAt(0) - 0xfee0);
  if (key === "\u3000") return " ";
  // Question marks of Arabic, Armenian and Ethiopic.
  if (/^[\u061f\u055e\u1367]$/.test(key)) return "?";
  if (!OTHER_SCRIPT.test(key) && !DIGIT.test(key)) return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? SIGNS[code]?.[shiftKey ? 1 : 0] ?? key;
}

/** A key press as a Latin layout has it. */
export function inLatin(press: Press): Press {
  const { code, shiftKey, ctrlKey, metaKey, altKey } = press;
  return { key: latinKey(press), code, shiftKey, ctrlKey, metaKey, altKey };
}

/** Modifiers change no character, and end no dead key. */
const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn", "NumLock"];

/**
 * Returns what tells key presses that write from those that command: true for those of an input method, those with AltGr, a dead key,
 * and the key after it, which the dead key changes.
 */
export function writingDetector(): (event: KeyboardEvent) => boolean {
  let dead = false;
  return (event) => {
    const afterDead = dead;
    if (!MODIFIERS.includes(event.key)) dead = event.key === "Dead";
    // The press that begins a composition is not part of it yet; 229 or "Process" marks it.
    const composes = event.isComposing || event.keyCode === 229 || event.key === "Process";
    if (composes || event.key === "Dead" || event.getModifierState("AltGraph")) return true;
    return afterDead && !event.ctrlKey && !event.metaKey;
  };
}
