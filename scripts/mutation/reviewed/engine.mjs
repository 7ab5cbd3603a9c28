/** Survivors of the room `engine`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "engine/detectors.ts",
        lines: ["...ownFaults(given, disable, []"],
        is: ({ original, replacement }) => original === "[]" && replacement === '["Stryker was here"]',
        note: "a detector's name has no capitals and no spaces, so none is that of the mutant",
      },
    ],
  },
];
