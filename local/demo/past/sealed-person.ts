import type { SealedNumber } from '../../../flows/case/need.ts';
import { nameTokens } from '../../../flows/visit/names.ts';
import type { Sealing } from '../../../functions/adapters/sealing.ts';
import type { Citizen } from './citizen.ts';

export async function sealedNumber(sealing: Sealing, unitId: string, number: string): Promise<SealedNumber> {
  const [sealed, hash] = await Promise.all([sealing.seal(number, unitId), sealing.hash('phone', number, unitId)]);
  return { sealed, hash };
}

/** What names a person, sealed and hashed as a registration wants it. */
export async function sealedPerson(
  sealing: Sealing,
  unitId: string,
  { name, cpr, phone, code }: Pick<Citizen, 'name' | 'cpr' | 'phone'> & { code: string },
) {
  const [sealedName, sealedCpr, referenceCode, cprHash, codeHash, number, ...names] = await Promise.all([
    sealing.seal(name, unitId),
    sealing.seal(cpr, unitId),
    sealing.seal(code, unitId),
    sealing.hash('cpr', cpr, unitId),
    sealing.hash('code', code, unitId),
    sealedNumber(sealing, unitId, phone),
    ...nameTokens(name).map((token) => sealing.hash('name', token, unitId)),
  ]);
  return {
    sealed: { name: sealedName, cpr: sealedCpr, referenceCode },
    hashes: { cpr: cprHash, code: codeHash, name: names },
    phone: number,
  };
}
