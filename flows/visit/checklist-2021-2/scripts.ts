import type { Script } from '../../../schemas/checklist.ts';
import type { ConversationTypeId } from '../../../schemas/conversation-type.ts';
import { conversationTypeIds, conversationTypes } from '../conversation-types.ts';

type Words = Pick<Script, 'opening' | 'closing'>;

const callsBack = 'Vil du hellere tale en anden gang, eller mødes hos os, så siger du bare til.';
const closing = 'Tak for snakken. Ring til os på {nummer}, hvis der er noget, du kommer i tanke om.';

/** A voluntary talk, to which somebody may say no at once. */
function outreach(opening: string): Words {
  return { opening: `${opening} ${callsBack}`, closing };
}

/** A talk that is part of the citizen's matter. */
function statutory(opening: string): Words {
  return {
    opening: `${opening} Samtalen er {frivillig}. Jeg skriver ned undervejs.`,
    closing: 'Nu læser jeg op, hvad vi har aftalt. Du kan altid få et fysisk møde. Du kan ringe til os på {nummer}.',
  };
}

const words: Record<ConversationTypeId, Words> = {
  visitation: {
    opening:
      'Vi skal tale om din situation, og hvad der skal ske nu. Samtalen er {frivillig}. Jeg skriver ned undervejs og læser det vigtigste op til sidst.',
    closing:
      'Nu læser jeg op, hvad jeg har forstået. Du kan altid få et fysisk møde, og du kan klage inden fire uger. Du kan ringe til os på {nummer}.',
  },
  jobsamtale: statutory('Vi skal tale om job, og om hvad der kan hjælpe dig videre.'),
  opfoelgningssamtale: statutory('Vi skal tale om, hvordan det er gået, siden vi sidst talte sammen.'),
  henvisning: statutory('Vi skal tale om et job, som jeg gerne vil henvise dig til.'),
  informationsmoede: statutory('Jeg fortæller om dine rettigheder og pligter, og om den hjælp, du kan få.'),
  cvSamtale: statutory('Vi skal se på dit CV på Jobnet sammen.'),
  raadighedssamtale: statutory('Vi skal tale om, hvordan du søger job, og hvad du kan tage imod.'),
  andenSamtale: statutory('Jeg fortæller først, hvad vi skal tale om.'),
  mentorkontakt: outreach('Jeg ringer for at høre, hvordan det går, og om din mentor kan hjælpe med noget.'),
  jobsparring: outreach('Jeg ringer, fordi der er brug for folk lige nu. Vi kan tale om, hvor du kan søge.'),
  rehabiliteringsplan: outreach('Jeg ringer, så vi sammen kan skrive den første del af din plan.'),
  bekymring: outreach('Jeg ringer bare for at høre, hvordan du har det.'),
  udsatte: outreach('Jeg ringer for at høre, hvordan det går, og om du mangler noget.'),
  jobformidling: outreach('Jeg ringer om job, der måske passer til dig.'),
  digitalvejledning: outreach('Jeg ringer for at fortælle om kurser og vejledning, du kan få på nettet.'),
  rehabiliteringsmoede: statutory('Vi skal tale om din sag sammen med rehabiliteringsteamet.'),
};

/** What is read aloud, by the type of the talk. */
export const scripts: Script[] = conversationTypeIds.map((conversationType) => {
  const { title, purpose } = conversationTypes[conversationType];
  return { conversationType, title, purpose, ...words[conversationType] };
});
