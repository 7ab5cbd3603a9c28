import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventReader } from "./export-events.ts";

/** What a reader makes of a text that comes in pieces of `size` bytes, in memory that is taken again. */
function read(text: string, size = 7) {
  const reader = createEventReader("export.json");
  const bytes = Buffer.from(text);
  const memory = Buffer.alloc(size);
  const events = [];
  for (let from = 0; from < bytes.length; from += size) {
    const length = bytes.copy(memory, 0, from, from + size);
    events.push(...reader.push(memory.subarray(0, length)));
  }
  reader.end();
  return events;
}

const event = (message: string, timestamp = 5) => ({ logStreamName: "a]", timestamp, message, eventId: "1" });

describe("the reader of exports", () => {
  it("takes the events out of what the AWS CLI prints, however it is laid out and cut", () => {
    const messages = fc.array(fc.string({ unit: fc.constantFrom("{", "}", "[", "]", '"', "\\", ",", "é", "a") }));
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 4), (texts, size, indent) => {
        const document = {
          events: texts.map((text) => event(text)),
          searchedLogStreams: [{ logStreamName: "x", searchedCompletely: true }],
          nextToken: "}]",
        };
        const wanted = texts.map((message) => ({ message, timestamp: 5 }));
        expect(read(JSON.stringify(document, undefined, indent), size)).toEqual(wanted);
        expect(read(JSON.stringify(document.events, undefined, indent), size)).toEqual(wanted);
        expect(read(JSON.stringify(texts, undefined, indent), size)).toEqual(texts.map((message) => ({ message })));
      }),
    );
  });

  it("reads documents one behind the other, as pages and deliveries come", () => {
    const page = (...messages: string[]) => JSON.stringify({ events: messages.map((message) => event(message)) });
    const delivery = JSON.stringify({
      messageType: "DATA_MESSAGE",
      logEvents: [{ id: "1", timestamp: 6, message: "c" }],
    });
    const read3 = read(`${page("a", "b")}\n${page()}${delivery}`);
    expect(read3.map(({ message }) => message)).toEqual(["a", "b", "c"]);
  });

  it("takes nothing that stands deeper, or is no event", () => {
    const document = {
      first: { events: [event("no")] },
      events: [event("a"), { message: 5 }, "text", null, { inner: [event("no")] }, event("b")],
    };
    expect(read(JSON.stringify(document)).map(({ message }) => message)).toEqual(["a", "b"]);
  });

  it("says what is no export, and quotes nothing of it", () => {
    const faults = [
      ["zelda", "it holds what is neither an object nor an array"],
      ['"zelda"', "it holds what is neither an object nor an array"],
      ['{"events":[{"message":"zelda"}', "the JSON is cut off"],
      ['{"events":[{zelda}]}', "event 1 is no JSON"],
      ["[]]", "it closes more than it has opened"],
    ];
    for (const [text, reason] of faults) {
      expect(() => read(text!)).toThrow(expect.objectContaining({ exitCode: 3, message: `export.json: ${reason}` }));
    }
  });

  it("holds one event, and not one of any length", () => {
    const reader = createEventReader("export.json");
    reader.push(Buffer.from('[{"message":"'));
    const piece = Buffer.alloc(8_388_608, "x");
    const push = () => {
      for (let index = 0; index < 9; index++) reader.push(piece);
    };
    expect(push).toThrow("export.json: the event after number 0 is longer than 64 MiB");
  });
});
