import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Endpoint } from './network.ts';

export interface Answer {
  readonly status: number;
  readonly location?: string;
}

interface Question {
  readonly method: 'HEAD' | 'GET';
  /** Checked before: the connection is made to this very address, whatever the name says meanwhile (DNS rebinding). */
  readonly at: Endpoint;
  readonly signal: AbortSignal;
}

/**
 * One request, without cookies or anything else that tells who asks. Only the
 * head of the answer is read. @throws what the network throws, with its `code`
 */
export function ask(url: URL, { method, at, signal }: Question): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: at.address,
      port: at.port,
      // The certificate must be the name's, not the address's.
      servername: isIP(host) ? '' : host,
      method,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, 'user-agent': userAgent, accept: '*/*' },
      agent: false,
      signal,
      maxHeaderSize: maxHeadBytes,
    });
    asked.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, ...(headers.location ? { location: utf8(headers.location) } : {}) });
      response.destroy();
    });
    asked.on('error', reject);
    asked.end();
  });
}

const userAgent = 'koho-link-check (a public body checks the links of its posts)';
const maxHeadBytes = 16 * 1024;

/** Node reads header bytes as Latin-1; sites send them in UTF-8. */
function utf8(header: string): string {
  return Buffer.from(header, 'latin1').toString('utf8');
}
