import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { type Plugin, parseSync, Visitor } from "vite";
import { type ManifestOptions, VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

/** Whether an object is a text: the same words in every language. */
const isText = (names: readonly string[]) => names.length === 2 && names.includes("en") && names.includes("ja");

/**
 * The workers compute and never speak: the words of surfaces and modifiers are left out of them. What would read one
 * finds a text without languages.
 */
const withoutWords: Plugin = {
  name: "thalweg:without-words",
  enforce: "post",
  transform: {
    filter: { id: /\/src\/engine\/(surfaces|modifiers)\// },
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

/** The hashes of a document's inline scripts or style sheets, as a policy lists them. */
function inlineHashes(html: string, element: "script" | "style"): string[] {
  const inline = html.matchAll(new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${element}>`, "g"));
  return [...inline].map(([, text]) => `'sha256-${createHash("sha256").update(text!).digest("base64")}'`);
}

/**
 * Writes the content security policy into the built page: its own files only, no connection elsewhere, and nothing inline but what is in
 * index.html. Figures are images at data: and blob: addresses. A policy in the document cannot restrict which pages may embed it, and
 * does not need to. Pages that are served from their sources have none, since the development server writes inline scripts.
 */
const contentSecurityPolicy: Plugin = {
  name: "thalweg:content-security-policy",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html) {
      const policy = [
        "default-src 'none'",
        ["script-src 'self' 'wasm-unsafe-eval'", ...inlineHashes(html, "script")].join(" "),
        ["style-src 'self'", ...inlineHashes(html, "style")].join(" "),
        "img-src 'self' data: blob:",
        ...["font-src", "connect-src", "worker-src", "manifest-src"].map((directive) => `${directive} 'self'`),
        ...["base-uri", "form-action", "object-src"].map((directive) => `${directive} 'none'`),
      ].join("; ");
      const charset = '<meta charset="utf-8" />';
      if (!html.includes(charset)) throw new Error("index.html: the policy's place is behind the charset");
      return html.replace(charset, `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
    },
  },
};

/** What a device that installs the page wants to know of it. */
const manifest: Partial<ManifestOptions> = {
  name: "Thalweg",
  short_name: "Thalweg",
  description:
    "A browser lab for optimization landscapes: the optimizers of chapter 8 of Deep Learning, side by side and step by step. / 最適化の地形のための実験室。",
  lang: "en",
  categories: ["education"],
  display: "standalone",
  start_url: "./",
  scope: "./",
  // Of the light theme, which most systems show while the page loads; then index.html has one for each.
  background_color: "#fbfaf6",
  theme_color: "#fbfaf6",
  icons: [
    { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};

/** The service worker, which keeps the whole page for use without a network. The page registers it itself. */
const offline = VitePWA({
  manifest,
  injectRegister: false,
  includeManifestIcons: false,
  workbox: {
    // All that the page may ask for. A browser that runs it reads WOFF2, and asks for no other format of KaTeX's fonts.
    globPatterns: ["**/*.{html,js,css,woff2,svg}"],
    // What stands behind the question mark is for the page to read: `?embed` is the same document.
    ignoreURLParametersMatching: [/./],
    navigateFallback: null,
    // A first visit has its later parts from here too, should the network go before it ends.
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
  },
});

/**
 * Previews of links need the image's whole address. The build does not know where it will be served from unless SITE_URL says so:
 * SITE_URL=https://example.org/lab/ npm run build
 */
const preview: Plugin = {
  name: "thalweg:preview",
  transformIndexHtml(html) {
    const { SITE_URL } = process.env;
    return SITE_URL ? html.replace('content="./preview.png"', `content="${new URL("preview.png", SITE_URL)}"`) : html;
  },
};

export default defineConfig({
  // The build can be served from any folder.
  base: "./",
  plugins: [react(), preview, offline, contentSecurityPolicy],
  resolve: {
    // Dialogs keep the page from scrolling with a style sheet. The policy refuses the library's style element.
    alias: { "react-style-singleton": fileURLToPath(new URL("src/view/controls/adopted-sheet.ts", import.meta.url)) },
  },
  worker: { format: "es", plugins: () => [withoutWords] },
  build: {
    target: "es2022",
    sourcemap: true,
    // A browser that does not preload modules fetches them when it comes to them, and needs no script for that.
    modulePreload: { polyfill: false },
    // Fonts are files, since the policy allows none at data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // All that the first view needs in one file: thirty small ones, of what it shares with parts that come later, pack worse.
        codeSplitting: { groups: [{ name: "page", test: /\/src\/main\.tsx$/ }] },
      },
    },
  },
  preview: { port: 4173 },
  test: {
    // Vitest would leave one core to itself, which is half of two.
    maxWorkers: availableParallelism(),
    // For what hangs. A machine that is shared may stand still for a minute, and no test is wrong for that.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "engine",
          environment: "node",
          // What it tests is a function of its arguments, so files may share the modules that they would else load one by one.
          isolate: false,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/view/**", "tests/state/**", "tests/python/**"],
        },
      },
      {
        extends: true,
        test: { name: "python", environment: "node", include: ["tests/python/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "page",
          // A file that needs the DOM says so in its first line; to make one takes longer than most tests.
          environment: "node",
          include: ["tests/view/**/*.test.{ts,tsx}", "tests/state/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
