/**
 * git names the hook that refused; GitHub names the rules. The report of a push
 * (https://git-scm.com/docs/pack-protocol, "Report Status") comes as pkt-lines
 * inside side-band packets: take them apart, put GitHub's words in, wrap again.
 */
export function withGitHubWording(output: Buffer): Buffer {
  if (!output.includes(hookDeclined)) return output;
  const packets = readPackets(output);
  if (packets === undefined) return output;
  const report = packets.filter((packet) => packet[0] === 1).map((packet) => packet.subarray(1));
  const lines = readPackets(Buffer.concat(report));
  if (lines === undefined) return output;
  const reworded = lines.map((line) =>
    line.length === 0 ? flush : packet(line.toString('utf8').replace(hookDeclined, ruleDeclined)),
  );
  const progress = packets.filter((entry) => entry[0] === 2).map((entry) => packet(entry));
  return Buffer.concat([
    ...progress,
    packet(Buffer.concat([Buffer.from([1]), ...reworded])),
    flush,
  ]);
}

const hookDeclined = 'pre-receive hook declined';
const ruleDeclined = 'push declined due to repository rule violations';
const flush = Buffer.from('0000');

/** A flush packet is given as an empty buffer; undefined when these are no pkt-lines. */
function readPackets(bytes: Buffer): Buffer[] | undefined {
  const packets: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString('latin1', at, at + 4), 16);
    if (Number.isNaN(length) || at + length > bytes.length) return undefined;
    packets.push(bytes.subarray(at + 4, at + Math.max(length, 4)));
    at += Math.max(length, 4);
  }
  return packets;
}

function packet(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}
