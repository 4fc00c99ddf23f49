import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keys } from './secrets.ts';

/** Encrypts what names a person. The unit is bound to the text, so that it opens nowhere else. */
export interface Sealing {
  seal(plain: string, unitId: string): Promise<string>;
  /** Throws when the text was sealed under another key or for another unit. */
  open(sealed: string, unitId: string): Promise<string>;
  /** Keyed hash by which a telephone number or code is found again; says nothing without the key. */
  hash(kind: 'phone' | 'code' | 'leg' | 'cpr' | 'name', plain: string, unitId: string): Promise<string>;
}

/** AES-256-GCM with a random nonce of 96 bits and a tag of 128 (NIST SP 800-38D). */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Leads every sealed text, so that a later key or scheme can tell its own. */
const scheme = 's1.';

/** Keys come from the keys secret, which KMS protects; the Encryption SDK alone would be half of the bundle of `voice` (docs/adr/0003). */
export function createSealing(keys: () => Promise<Keys>): Sealing {
  return {
    seal: async (plain, unitId) => {
      const { sealing } = await keys();
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, Buffer.from(sealing, 'base64'), nonce);
      cipher.setAAD(Buffer.from(unitId));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return scheme + Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    open: async (sealed, unitId) => {
      if (!sealed.startsWith(scheme)) throw new Error('Not a sealed text of a known scheme');
      const { sealing } = await keys();
      const bytes = Buffer.from(sealed.slice(scheme.length), 'base64');
      const decipher = createDecipheriv(algorithm, Buffer.from(sealing, 'base64'), bytes.subarray(0, nonceBytes));
      decipher.setAAD(Buffer.from(unitId));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
    hash: async (kind, plain, unitId) => {
      const { lookup } = await keys();
      return createHmac('sha256', Buffer.from(lookup, 'base64'))
        .update(`${unitId}\n${kind}\n${plain}`)
        .digest('base64url');
    },
  };
}
