import { describe, expect, test } from "vitest";
import type { Place } from "./strict-place.ts";
import { judgeWord, type Verdict } from "./strict-word.ts";
import { createVocabulary } from "./vocabulary.ts";

const vocabulary = createVocabulary(["quillport"]);

/** Judges the first word of a text. */
function judge(text: string, place: Place = "within"): Verdict {
  return judgeWord(vocabulary, text, 0, /^[A-Za-z]+/.exec(text)![0].length, place);
}

describe("in lower case", () => {
  test.each(["request", "samovar", "march", "requestworker", "a", "quillport", "hodgkin disease"])(
    "%s passes",
    (word) => {
      expect(judge(word)).toBe("keep");
    },
  );

  test.each(["rose", "cook", "mayor", "marks"])("%s is somebody's name, too: it goes with an unknown word", (word) => {
    expect(judge(word)).toBe("weak");
  });

  test.each(["zorblax", "jennifer", "november", "hodgkin"])("%s goes", (word) => {
    expect(judge(word)).toBe("lose");
  });
});

describe("with a capital", () => {
  test.each([
    ["Request", "keep", "keep", "keep"],
    ["Quillport", "keep", "keep", "keep"],
    ["Samovar", "keep", "keep", "lose"],
    ["Rose", "weak", "lose", "lose"],
    ["March", "weak", "lose", "lose"],
    ["Underhill", "lose", "lose", "lose"],
    ["Zorblax", "lose", "lose", "lose"],
    ["V", "weak", "weak", "weak"],
  ])(
    "%s is %s where a sentence begins, %s where something shorter does, %s within",
    (word, sentence, start, within) => {
      expect(judge(word, "sentence")).toBe(sentence);
      expect(judge(word, "beginning")).toBe(start);
      expect(judge(word, "within")).toBe(within);
    },
  );

  test.each([
    "Hodgkin's lymphoma",
    "Hodgkin lymphoma",
    "Wells score",
    "Stevens-Johnson syndrome",
    "Stevens–Johnson syndrome",
    "Stevens-Johnson-Vexley syndrome",
    "Hodgkin cell lymphoma",
    "Hodgkin B lymphoma",
    "Hodgkin-disease",
    "Hodgkin nodule",
    "Hodgkin nodules",
    "Hodgkin' disease",
    "Hodgkins disease",
    "Hodgkins' disease",
    "Hodgkins’ cell lymphoma",
    "Alzheimer's",
    "Alzheimer's since then",
    "Alzheimer’s, then",
    "Graves' disease",
  ])("an eponym passes in %s", (term) => {
    expect(judge(term)).toBe("keep");
  });

  test.each(["Zorblax syndrome", "Zorblax's syndrome", "Zorblax Risk Score", "Zorblax syndrome, then"])(
    "so does whoever described %s",
    (term) => {
      expect(judge(term)).toBe("keep");
    },
  );

  test.each(["Zorblax sign", "Zorblax's score", "Zorblax  syndrome", "Zorblax syndromes"])("not %s", (text) => {
    expect(judge(text)).toBe("lose");
  });

  test.each([
    "Hodgkin",
    "Hodgkin called",
    "Hodgkin called: a disease",
    "Hodgkin (a disease",
    "Hodgkin cell B lymphoma",
    "Hodgkin diseased",
    "Hodgkins",
    "Hodgkins called",
    "Hodgkins's disease",
    "Hodgkinz disease",
    "Zorblaxs disease",
    "Alzheimer'sy",
    "Johnson's",
    "Johnson sign",
    "Wilson's tests",
  ])("and goes in %s", (text) => {
    expect(judge(text)).toBe("lose");
  });
});

describe("in capitals", () => {
  test.each(["REQUEST", "ECONNREFUSED", "COPD", "URLs", "SAMOVAR"])("%s passes", (word) => {
    expect(judge(word)).toBe("keep");
  });

  test.each(["ROSE", "ROSEs"])("%s is somebody's name, too: it goes with an unknown word", (word) => {
    expect(judge(word)).toBe("weak");
  });

  test.each(["ZORBLAX", "ZRBs", "JENNIFER"])("%s goes", (word) => {
    expect(judge(word)).toBe("lose");
  });
});

describe("in humps", () => {
  test.each([
    "getPatientById",
    "parseURLOf",
    "XMLHttpRequest",
    "requestXyz",
    "FLUoxetine",
    "websocketworkerPool",
    "FQRequestworker",
    "getRequests",
    "getZq",
    "requestZqv",
    "saMovar",
    "samovarZq",
    "getZqX",
    "samovarZqvXQv",
  ])("%s passes", (word) => {
    expect(judge(word)).toBe("keep");
  });

  test.each([
    "OttolineVexley",
    "getVexleyRecord",
    "getZORBLAXRecord",
    "requestZORB",
    "RoseMarch",
    "ofZq",
    "zqOf",
    "qvX",
    "getZqXv",
    "samovarZqvXQvZq",
    "zqvXQvGetZqXvQzVx",
  ])("%s goes", (word) => {
    expect(judge(word)).toBe("lose");
  });
});

describe("of a longer text only the word is judged:", () => {
  test.each([
    ["nothing behind its end", "roseX", "rose", "weak"],
    ["nothing before its start", "XgetRecord", "getRecord", "keep"],
    ["an eponym where it stands", "took Parkinson's", "Parkinson", "keep"],
    ["not another one before it", "Alzheimer's, Johnson", "Johnson", "lose"],
  ])("%s", (_, text, word, verdict) => {
    const start = text.indexOf(word);
    expect(judgeWord(vocabulary, text, start, start + word.length, "within")).toBe(verdict);
  });
});
