// Between NoteReport and KaTeX: one function, whose result is one string.
//
//   "H" html, and before it a line "W" position " " message "\n" for each warning
//   "E" position "\n" message
//
// Positions are UTF-16 offsets into the formula; -1 where KaTeX gives none.
"use strict";

function typeset(tex, display) {
  const warnings = [];
  const place = (token) => (token && token.loc ? token.loc.start : -1);
  const oneLine = (text) => String(text).replace(/\u0332/g, "").replace(/\s+/g, " ");

  const refuse = (command, why) => {
    const error = new Error(command + " " + why);
    error.position = tex.indexOf(command);
    throw error;
  };
  // These expand while they define, so that doubling in them grows past maxExpand.
  const masked = {};
  for (const name of ["\\edef", "\\xdef"]) {
    masked[name] = () => refuse(name, "is not allowed in a formula; use \\def");
  }
  let untrusted = null;

  try {
    const html = katex.renderToString(tex, {
      displayMode: display === "display",
      output: "htmlAndMathml",
      throwOnError: true,
      macros: masked,
      maxExpand: 1000,
      maxSize: 50,
      trust: (context) => {
        untrusted = untrusted || context.command;
        return false;
      },
      strict: (code, message, token) => {
        warnings.push("W" + place(token) + " " + oneLine(message) + "\n");
        return "ignore";
      },
    });
    if (untrusted) refuse(untrusted, "is not allowed in a formula");
    if (html.length > 500000) refuse(tex, "gives more than 500,000 characters of HTML");
    return warnings.join("") + "H" + html;
  } catch (error) {
    const position = typeof error.position === "number" ? error.position : -1;
    const message = (error.rawMessage || error.message || String(error))
      .replace(/^KaTeX parse error: /, "")
      // The place is told as a line and column of the note instead.
      .replace(/ at (position \d+|end of input): [^]*$/, "");
    return "E" + position + "\n" + oneLine(message);
  }
}
