/** Names that become markup, scripts or code wherever they are written without escaping. What they would run sets `hacked`. */
export const hostileNames: readonly string[] = [
  "<img src=x onerror=window.hacked=1>",
  "</script><script>window.hacked=1</script>",
  "</title></style></textarea><svg onload=window.hacked=1>",
  '"><svg onload=window.hacked=1>',
  "' onfocus=window.hacked=1 autofocus x='",
  ["`$", "{window.hacked=1}` {{hacked}} %(hacked)s"].join(""),
  "'''; hacked = 1; '''",
  '"""; hacked = 1; """',
  "hacked = 1 \\",
  "--> ]]> */ # -- hacked = 1",
  "&lt;b&gt; &#60;b&#62; \\u003cb\\u003e $& $1 {hacked}",
];

/** A data file with such names for itself, its columns and its classes. */
export const hostileFile = {
  name: "<img src=x onerror=window.hacked=1> ''' \"\"\" #.csv",
  text: [
    `"<svg onload=window.hacked=1>",''',"</script>"""`,
    ...Array.from({ length: 40 }, (_, i) => {
      const label = i % 2 ? "<b onclick=hacked=1>" : "\"it'''s\nhacked = 1 #\"";
      return `${i % 7},${(i * 3) % 5}.25,${label}`;
    }),
  ].join("\n"),
};
