import react from "@vitejs/plugin-react";
import { type Plugin, parseSync, Visitor } from "vite";
import { defineConfig } from "vitest/config";

/** Whether an object is a text: the same words in every language. */
const isText = (names: readonly string[]) => names.length === 2 && names.includes("en") && names.includes("ja");

/**
 * The workers compute and never speak: the words of declarations, almost half of the script, are left out of them. What would read one
 * finds a text without languages.
 */
const withoutWords: Plugin = {
  name: "thalweg:without-words",
  enforce: "post",
  transform: {
    filter: { id: /\/src\/engine\/(surfaces|optimizers|modifiers)\// },
    handler(code, id) {
      const found: { start: number; end: number }[] = [];
      new Visitor({
        ObjectExpression({ properties, start, end }) {
          const names = properties.map((property) =>
            property.type === "Property" && property.key.type === "Identifier" ? property.key.name : "",
          );
          if (isText(names)) found.push({ start, end });
        },
      }).visit(parseSync(id, code, { lang: "js" }).program);
      let rest = 0;
      const kept = found.map(({ start, end }) => {
        const before = code.slice(rest, start);
        rest = end;
        return `${before}{}`;
      });
      return { code: kept.join("") + code.slice(rest), map: null };
    },
  },
};

export default defineConfig({
  // The build can be served from any folder.
  base: "./",
  plugins: [react()],
  worker: { format: "es", plugins: () => [withoutWords] },
  build: { target: "es2022", sourcemap: true },
  preview: { port: 4173 },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "engine",
          environment: "node",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/view/**", "tests/state/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "page",
          environment: "jsdom",
          include: ["tests/view/**/*.test.{ts,tsx}", "tests/state/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/view/setup.ts"],
        },
      },
    ],
  },
});
