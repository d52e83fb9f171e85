import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const SEQUENCE = 0x30;
/** ecdsa-with-SHA256. */
const SIGNED_BY = der(SEQUENCE, Buffer.from('06082a8648ce3d040302', 'hex'));
const NAME = der(SEQUENCE, der(0x31, der(SEQUENCE, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('acted out')))));
const UNTIL_2049 = der(SEQUENCE, ...['200101000000Z', '491231000000Z'].map((at) => der(0x17, Buffer.from(at))));

/** A certificate that signs itself, made for this run. The browser of the tests is told to accept it. */
function certificateOf(publicKey: KeyObject, privateKey: KeyObject): string {
  const facts = der(SEQUENCE, der(0xa0, Buffer.from('020102', 'hex')), Buffer.from('020101', 'hex'), SIGNED_BY, NAME, UNTIL_2049, NAME, publicKey.export({ type: 'spki', format: 'der' }));
  const signature = createSign('sha256').update(facts).sign(privateKey);
  const whole = der(SEQUENCE, facts, SIGNED_BY, der(0x03, Buffer.from([0]), signature));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

export interface TlsAnswer { status: number; headers: Record<string, string>; body: Buffer }
export interface TlsSite { port: number; close(): Promise<void> }

/** A site of https on this machine, for what the browser's network stand-in cannot act out: a redirect. */
export async function tlsSite(answer: (url: URL) => TlsAnswer): Promise<TlsSite> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = createServer({ key: privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: certificateOf(publicKey, privateKey) }, (request, response) => {
    const { status, headers, body } = answer(new URL(request.url ?? '/', `https://${request.headers.host ?? 'localhost'}`));
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return { port: (server.address() as AddressInfo).port, close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); }) };
}
