import type { Unseal } from "@philog/core/unseal";
import type { Piece } from "./split.ts";

/** Opens the values of lines in their order. */
export interface Opener {
  /** Takes a line; what is ready goes to `write`. False where nobody wants more. */
  push(piece: Piece): Promise<boolean>;
  /** Opens what it still holds, with or without key records. */
  end(): Promise<boolean>;
}

export interface OpenerParts {
  unseal: Unseal;
  write(bytes: Uint8Array): Promise<boolean>;
  /** Bytes of lines that are held back until the key record of the first of them has come; 0 for none. */
  hold: number;
}

/** Whether a line has to be looked at: any other passes as it stands, byte for byte. */
export const concerns = ({ bytes, cut }: Piece): boolean =>
  !cut && (bytes.includes("sealed1.") || bytes.includes("philogKeys"));

/** Makes an opener. A line too long to be held passes as it stands. */
export function createOpener({ unseal, write, hold }: OpenerParts): Opener {
  let held: { piece: Piece; text: string | undefined }[] = [];
  let size = 0;

  const drain = async (all: boolean): Promise<boolean> => {
    let done = 0;
    for (const { piece, text } of held) {
      const ready = all || size > hold || text === undefined || (await unseal.knows(text));
      if (!ready) break;
      done++;
      size -= piece.bytes.length;
      if (!(await write(text === undefined ? piece.bytes : Buffer.from(await unseal.line(text))))) return false;
    }
    if (done > 0) held = held.slice(done);
    return true;
  };
  return {
    push(piece) {
      const text = concerns(piece) ? piece.bytes.toString("utf8") : undefined;
      if (text !== undefined) unseal.learn(text);
      held.push({ piece, text });
      size += piece.bytes.length;
      return drain(false);
    },
    end: () => drain(true),
  };
}
