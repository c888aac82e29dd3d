/** One line of what a push asks for; an all-zero id means "does not exist". */
export interface RefCommand {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

export const zeroId = '0'.repeat(40);

/**
 * Reads the command list at the start of a `git-receive-pack` request
 * (https://git-scm.com/docs/pack-protocol, "Reference Update Request").
 * Returns undefined while more bytes are needed; the pack after the flush
 * packet is not looked at.
 */
export function parseReceiveCommands(bytes: Buffer): readonly RefCommand[] | undefined {
  const commands: RefCommand[] = [];
  let at = 0;
  for (;;) {
    if (bytes.length < at + 4) return undefined;
    const length = Number.parseInt(bytes.toString('latin1', at, at + 4), 16);
    if (Number.isNaN(length)) throw new Error('bad line length in git-receive-pack request');
    if (length === 0) return commands;
    if (bytes.length < at + length) return undefined;
    const command = parseCommand(bytes.toString('utf8', at + 4, at + length));
    if (command !== undefined) commands.push(command);
    at += Math.max(length, 4);
  }
}

/** `<old> <new> <ref>\0<capabilities>`; other lines (shallow, push-cert) are git's own business. */
function parseCommand(line: string): RefCommand | undefined {
  const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) ([^\0\n]+)/.exec(line);
  if (match === null) return undefined;
  const [, before = zeroId, after = zeroId, ref = ''] = match;
  return { ref, before, after };
}
