import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caller, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const other = '+4520304051';

async function callOf(who = caller) {
  return (await rig.callsOf(who))[0];
}

async function texts(who = caller) {
  return (await callOf(who))?.heard.map((each) => each.text);
}

async function codes() {
  return ((await rig.api('GET', '/notices')).body as { code: number }[]).map((each) => each.code);
}

function behave(who: string, behaviour: string) {
  return rig.api('PUT', who.startsWith('+') ? `/telephones/${encodeURIComponent(who)}` : `/clients/${who}`, {
    behaviour,
  });
}

describe('a document', () => {
  test('answers by its first verb, is heard one verb a second, and ends the call at its end', async () => {
    rig.app.pages['/voice'] = '<Say>Velkommen  til\n linjen</Say><!-- a comment --><Say>Farvel</Say>';
    await rig.call(caller);
    expect(rig.app.asked('/voice')[0]).toMatchObject({ CallStatus: 'ringing' });
    expect(await callOf()).toMatchObject({ direction: 'inbound', status: 'in-progress' });
    expect(await texts()).toEqual(['Velkommen til linjen']);
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['Velkommen til linjen', 'Farvel']);
    await rig.advance('PT1S');
    expect((await callOf())?.status).toBe('completed');
  });

  test('that ends a call by Reject never answers it', async () => {
    rig.app.pages['/voice'] = '<Reject/>';
    await rig.call(caller);
    rig.app.pages['/voice'] = '<Reject reason="busy"/>';
    await rig.call(caller);
    expect((await rig.callsOf(caller)).map((call) => call.status)).toEqual(['busy', 'no-answer']);
    expect(rig.app.asked('/status')[0]).toMatchObject({ CallStatus: 'no-answer', CallDuration: '0' });
  });

  test('that begins with a Pause answers after it, and one that begins with Hangup answers first', async () => {
    rig.app.pages['/voice'] = '<Pause length="3"/><Hangup/><Say>aldrig</Say>';
    await rig.call(caller);
    expect((await callOf())?.status).toBe('ringing');
    await rig.advance('PT3S');
    expect(await callOf()).toMatchObject({ status: 'completed', heard: [] });
  });

  test('goes where a Redirect leads, relative to itself, and asks again at an empty one', async () => {
    let round = 0;
    rig.app.pages['/voice'] = '<Redirect>sub/next</Redirect><Say>aldrig</Say>';
    rig.app.pages['/sub/next'] = () => (round++ === 0 ? '<Say>en</Say><Redirect/>' : '<Say>to</Say><Pause/>');
    await rig.call(caller);
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['en', 'to']);
    expect(rig.app.asked('/sub/next')).toHaveLength(2);
  });

  test('that is asked by GET carries its fields in the query', async () => {
    rig.app.pages['/voice'] = '<Redirect method="GET">/got?a=1</Redirect>';
    rig.app.pages['/got'] = '<Pause/>';
    const sid = await rig.call(caller);
    const got = rig.app.got.find((each) => each.path === '/got');
    expect(got?.method).toBe('GET');
    expect(Object.fromEntries(new URLSearchParams(got?.query))).toMatchObject({ a: '1', CallSid: sid });
  });

  test('that leads to itself without end is stopped with the apology', async () => {
    rig.app.pages['/voice'] = '<Redirect/>';
    await rig.call(caller);
    expect((await texts())?.[0]).toContain('application error');
    await rig.advance('PT1S');
    expect((await callOf())?.status).toBe('completed');
  });

  test('keeps cookies through a call', async () => {
    rig.app.pages['/voice'] = {
      headers: { 'content-type': 'text/xml', 'set-cookie': 'seen=1; Path=/' },
      body: '<Response><Redirect>/next</Redirect></Response>',
    };
    rig.app.pages['/next'] = '<Pause/>';
    await rig.call(caller);
    expect(rig.app.got.find((each) => each.path === '/next')?.headers.cookie).toBe('seen=1');
  });

  test('of text is spoken, and one of sound is played before the call ends', async () => {
    rig.app.pages['/voice'] = { headers: { 'content-type': 'text/plain' }, body: 'Vi har lukket' };
    await rig.call(caller);
    rig.app.pages['/voice'] = { headers: { 'content-type': 'audio/wav' }, body: 'RIFF' };
    await rig.call(caller);
    expect((await rig.callsOf(caller)).map((call) => call.heard.map((each) => [each.kind, each.text]))).toEqual([
      [['play', 'voice']],
      [['say', 'Vi har lukket']],
    ]);
  });

  test('with words the carrier does not know still runs, with a warning 12200 for each', async () => {
    rig.app.pages['/voice'] = '<Say colour="red">Hej</Say><say>nej</say><Gather><Dial/></Gather>';
    await rig.call(caller);
    expect(await texts()).toEqual(['Hej']);
    const notices = (await rig.api('GET', '/notices')).body as { code: number; level: string; message: string }[];
    expect(notices.map((each) => each.message).sort()).toEqual([
      'Dial is not allowed in Gather',
      'Say has no attribute colour',
      'say is not allowed in Response',
    ]);
    expect(notices.every((each) => each.code === 12200 && each.level === 'warning')).toBe(true);
  });
});

describe('a document that cannot be had', () => {
  const withFallback = async () => {
    const [number] = await rig.client.incomingPhoneNumbers.list({ phoneNumber: ownNumber });
    await rig.client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceFallbackUrl: `${rig.app.url}/fallback` });
    rig.app.pages['/fallback'] = (got) => `<Say>Nødsvar ${got.fields.ErrorCode}</Say>`;
  };

  test.each([
    ['a 503', { status: 503, body: '' }, '11217'],
    ['a 404', { status: 404, body: '' }, '11217'],
    ['no content type', { headers: {}, body: '<Response/>' }, '12300'],
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, '12300'],
    ['bad XML', { headers: { 'content-type': 'text/xml' }, body: '<Response><Say>a & b</Say></Response>' }, '12100'],
    [
      'a blank before the header',
      { headers: { 'content-type': 'text/xml' }, body: ' <?xml version="1.0"?><Response/>' },
      '12100',
    ],
    ['another root', { headers: { 'content-type': 'text/xml' }, body: '<Answer/>' }, '12100'],
    ['nothing', { headers: { 'content-type': 'text/xml' }, body: '' }, '12100'],
  ])('for %s goes to the fallback URL with the code', async (_what, page, code) => {
    await withFallback();
    rig.app.pages['/voice'] = page;
    await rig.call(caller);
    expect(await texts()).toEqual([`Nødsvar ${code}`]);
    expect(rig.app.asked('/fallback')[0]).toMatchObject({ ErrorCode: code, ErrorUrl: `${rig.app.url}/voice` });
  });

  test('because nobody listens is tried once more, then goes to the fallback as 11205', async () => {
    await withFallback();
    const [number] = await rig.client.incomingPhoneNumbers.list();
    await rig.client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceUrl: 'http://127.0.0.1:9/voice' });
    await rig.call(caller);
    expect(await texts()).toEqual(['Nødsvar 11205']);
  });

  test('in the middle of a call falls back too', async () => {
    await withFallback();
    rig.app.pages['/voice'] = '<Say>Hej</Say><Redirect>/gone</Redirect>';
    rig.app.pages['/gone'] = { status: 500 };
    await rig.call(caller);
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['Hej', 'Nødsvar 11217']);
  });

  test('without a fallback ends the call after an apology', async () => {
    rig.app.pages['/voice'] = { status: 500 };
    await rig.call(caller);
    expect((await texts())?.[0]).toContain('application error');
    expect(await codes()).toEqual([11217]);
    await rig.advance('PT1S');
    expect((await callOf())?.status).toBe('completed');
  });

  test('a number without a voice URL fails at once', async () => {
    const [number] = await rig.client.incomingPhoneNumbers.list();
    await rig.client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceUrl: '' });
    await rig.call(caller);
    expect((await callOf())?.status).toBe('failed');
  });

  test('a relative action in a document without URL is 11100', async () => {
    rig.app.pages['/voice'] = '<Pause length="60"/>';
    const sid = await rig.call(caller);
    await rig.advance('PT60S');
    rig.app.pages['/voice'] = '<Say>Hej</Say><Pause length="60"/>';
    const second = await rig.call(caller);
    expect(second).not.toBe(sid);
    await rig.client.calls(second).update({ twiml: '<Response><Gather numDigits="1" action="/key"/></Response>' });
    await rig.keys(caller, second, '1');
    expect(await codes()).toContain(11100);
  });
});

describe('Play', () => {
  test('is heard by its transcript header, else by its file name', async () => {
    rig.app.pages['/sound/velkommen.wav'] = { headers: { 'content-type': 'audio/wav' }, body: 'x' };
    rig.app.pages['/sound/a1.wav'] = {
      headers: { 'content-type': 'audio/wav', 'x-transcript': encodeURIComponent('Vi ringer på tirsdag') },
      body: 'x',
    };
    rig.app.pages['/voice'] = '<Play>/sound/velkommen.wav</Play><Play>sound/a1.wav</Play>';
    await rig.call(caller);
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['velkommen.wav', 'Vi ringer på tirsdag']);
  });

  test('of a file that is not there is passed over with a notice', async () => {
    rig.app.pages['/voice'] = '<Play>/none.wav</Play><Say>videre</Say>';
    rig.app.pages['/none.wav'] = { status: 404 };
    await rig.call(caller);
    expect(await texts()).toEqual(['videre']);
    expect(await codes()).toEqual([11200]);
  });

  test('and Say repeat as often as loop says', async () => {
    rig.app.pages['/voice'] = '<Say loop="3">Hej</Say><Say>Farvel</Say>';
    await rig.call(caller);
    await rig.advance('PT2S');
    expect(await texts()).toEqual(['Hej']);
    await rig.advance('PT1S');
    expect(await texts()).toEqual(['Hej', 'Farvel']);
  });
});

describe('Gather', () => {
  const gathering = (attributes: string, nested = '<Say>Tast</Say>') => {
    rig.app.pages['/voice'] = `<Gather action="/key" ${attributes}>${nested}</Gather><Say>Ingen tast</Say>`;
    rig.app.pages['/key'] = (got) => `<Say>Fik ${got.fields.Digits}</Say><Pause length="60"/>`;
  };

  test('ends at numDigits, and a key stops the prompt', async () => {
    gathering('numDigits="2"', '<Say>Tast</Say><Say>mere</Say>');
    const sid = await rig.call(caller);
    await rig.keys(caller, sid, '1');
    await rig.advance('PT2S');
    expect(await texts()).toEqual(['Tast']);
    await rig.keys(caller, sid, '2');
    expect(await texts()).toEqual(['Tast', 'Fik 12']);
  });

  test('ends at finishOnKey, which is not among the digits', async () => {
    gathering('');
    const sid = await rig.call(caller);
    await rig.keys(caller, sid, '123456#');
    expect(rig.app.asked('/key')[0]).toMatchObject({ Digits: '123456', CallSid: sid });
  });

  test('takes every key as a digit when finishOnKey is empty', async () => {
    gathering('finishOnKey="" numDigits="3"');
    const sid = await rig.call(caller);
    await rig.keys(caller, sid, '#*1');
    expect(rig.app.asked('/key')[0]?.Digits).toBe('#*1');
  });

  test('counts its timeout from the end of the prompts, and from the last key', async () => {
    gathering('timeout="4"');
    const sid = await rig.call(caller);
    await rig.advance('PT4S');
    expect(await texts()).toEqual(['Tast']);
    await rig.keys(caller, sid, '7');
    await rig.advance('PT3.9S');
    expect(rig.app.asked('/key')).toHaveLength(0);
    await rig.advance('PT0.1S');
    expect(rig.app.asked('/key')[0]?.Digits).toBe('7');
  });

  test('without a key falls through to the next verb', async () => {
    gathering('timeout="4"');
    await rig.call(caller);
    await rig.advance('PT5S');
    expect(await texts()).toEqual(['Tast', 'Ingen tast']);
  });

  test('takes # as the very first key for no input', async () => {
    gathering('');
    const sid = await rig.call(caller);
    await rig.keys(caller, sid, '#');
    expect(await texts()).toEqual(['Tast', 'Ingen tast']);
  });

  test('asks its action without keys when it wants empty results', async () => {
    gathering('timeout="4" actionOnEmptyResult="true"');
    await rig.call(caller);
    await rig.advance('PT5S');
    expect(await texts()).toEqual(['Tast', 'Fik']);
  });

  test('without an action asks its own document again', async () => {
    rig.app.pages['/voice'] = (got) =>
      got.fields.Digits ? `<Say>${got.fields.Digits}</Say>` : '<Gather numDigits="1"/>';
    const sid = await rig.call(caller);
    await rig.keys(caller, sid, '5');
    expect(await texts()).toEqual(['5']);
  });

  test('waits half a second at each w, and loses keys nobody gathers', async () => {
    gathering('numDigits="1"');
    rig.app.pages['/key'] = '<Gather numDigits="1" action="/second"/>';
    rig.app.pages['/second'] = (got) => `<Say>${got.fields.Digits}</Say>`;
    const sid = await rig.call(caller);
    await rig.keys(caller, sid, '12w3');
    expect(await texts()).toEqual(['Tast']);
    await rig.advance('PT0.5S');
    expect(await texts()).toEqual(['Tast', '3']);
  });
});

describe('Record', () => {
  test('records until silence and gives the recording to its action', async () => {
    rig.app.pages['/voice'] = '<Record action="/done" timeout="3" recordingStatusCallback="/recorded"/>';
    rig.app.pages['/done'] = '<Say>Tak</Say>';
    await rig.call(caller);
    await rig.advance('PT3S');
    const asked = rig.app.asked('/done')[0];
    expect(asked).toMatchObject({ RecordingDuration: '3', Digits: '' });
    expect(rig.app.asked('/recorded')[0]).toMatchObject({
      RecordingStatus: 'completed',
      RecordingSource: 'RecordVerb',
    });
    const media = await fetch(`${asked?.RecordingUrl}.wav`);
    expect((await media.arrayBuffer()).byteLength).toBe(44 + 3 * 8000);
  });

  test('ends at a key, and tells its action of a hang-up though nobody hears the answer', async () => {
    rig.app.pages['/voice'] = '<Record action="/done" recordingStatusCallback="/recorded"/>';
    rig.app.pages['/done'] = '<Say>Tak</Say>';
    const first = await rig.call(caller);
    await rig.keys(caller, first, '#');
    expect(rig.app.asked('/done')[0]?.Digits).toBe('#');
    const second = await rig.call(other);
    await rig.advance('PT2S');
    await rig.api('POST', `/telephones/%2B4520304051/calls/${second}/hangup`);
    const told = rig.app.asked('/done')[1];
    expect(told).toMatchObject({ CallSid: second, CallStatus: 'completed', Digits: 'hangup', RecordingDuration: '2' });
    expect(await texts(other)).toEqual([]);
    expect(rig.app.asked('/recorded')).toHaveLength(2);
  });
});

describe('Dial to clients and telephones', () => {
  const dialling = (attributes: string, nouns: string) => {
    rig.app.pages['/voice'] = `<Dial action="/dialled" ${attributes}>${nouns}</Dial>`;
    rig.app.pages['/dialled'] = (got) => `<Say>${got.fields.DialCallStatus}</Say><Pause length="60"/>`;
  };
  const dialled = () => rig.app.asked('/dialled')[0];

  test('bridges the one who answers, and tells how long', async () => {
    await behave('agent1', 'answer');
    dialling(
      '',
      '<Client statusCallbackEvent="initiated ringing answered completed" statusCallback="/leg">agent1<Parameter name="visit" value="v1"/></Client>',
    );
    const sid = await rig.call(caller);
    const ringing = await callOf('agent1');
    expect(ringing).toMatchObject({
      direction: 'outbound-dial',
      status: 'ringing',
      custom: { visit: 'v1' },
      peers: [],
    });
    expect(ringing?.heard).toMatchObject([{ kind: 'ring', text: caller }]);
    await rig.advance('PT2S');
    expect((await callOf('agent1'))?.peers).toEqual([sid]);
    expect((await callOf())?.peers).toEqual([ringing?.callSid]);
    await rig.advance('PT60S');
    await rig.api('POST', `/clients/agent1/calls/${ringing?.callSid}/hangup`);
    expect(dialled()).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: ringing?.callSid,
      DialCallDuration: '60',
      DialBridged: 'true',
    });
    expect(rig.app.asked('/leg').map((each) => [each.CallStatus, each.SequenceNumber, each.ParentCallSid])).toEqual([
      ['initiated', '0', sid],
      ['ringing', '1', sid],
      ['in-progress', '2', sid],
      ['completed', '3', sid],
    ]);
  });

  test('understands an Identity, and plain text as a number', async () => {
    await behave('agent1', 'answer');
    dialling('', '<Client><Identity>agent1</Identity></Client>');
    await rig.call(caller);
    expect(await callOf('agent1')).toMatchObject({ status: 'ringing' });
    rig.app.pages['/voice'] = `<Dial callerId="${ownNumber}">${other}</Dial>`;
    await rig.call('+4520304059');
    expect((await callOf(other))?.heard).toMatchObject([{ kind: 'ring', text: ownNumber }]);
  });

  test.each([
    ['busy', 'PT0S', 'busy'],
    ['failed', 'PT0S', 'failed'],
    ['no-answer', 'PT15S', 'no-answer'],
  ])('to a telephone that is %s ends so', async (behaviour, after, status) => {
    await behave(other, behaviour);
    dialling('timeout="10"', `<Number>${other}</Number>`);
    await rig.call(caller);
    await rig.advance(after);
    expect(dialled()).toMatchObject({ CallStatus: 'in-progress', DialCallStatus: status, DialBridged: 'false' });
    expect(dialled()?.DialCallSid).toBe((await callOf(other))?.callSid);
    expect(dialled()).not.toHaveProperty('DialCallDuration');
  });

  test.each([`<Number>${other}</Number>`, '<Number>20304051</Number>'])(
    'to %s, where nobody can be reached, fails with a notice 13224',
    async (noun) => {
      await behave(other, 'failed');
      dialling('', noun);
      await rig.call(caller);
      expect(dialled()).toMatchObject({ DialCallStatus: 'failed', DialBridged: 'false' });
      expect(await codes()).toEqual([13224]);
    },
  );

  test('waits its timeout and five seconds more', async () => {
    dialling('timeout="10"', `<Number>${other}</Number>`);
    await rig.call(caller);
    await rig.advance('PT14S');
    expect(dialled()).toBeUndefined();
    await rig.advance('PT1S');
    expect(dialled()?.DialCallStatus).toBe('no-answer');
  });

  test('to a client that rejects is busy, to one nobody registered no-answer at once', async () => {
    await behave('agent1', 'reject');
    dialling('', '<Client>agent1</Client>');
    await rig.call(caller);
    await rig.advance('PT2S');
    expect(dialled()?.DialCallStatus).toBe('busy');
    dialling('', '<Client>nobody</Client>');
    await rig.call(caller);
    expect(rig.app.asked('/dialled')[1]?.DialCallStatus).toBe('no-answer');
  });

  test('rings several at once: the first to answer wins and the others are cancelled', async () => {
    await behave('agent1', 'answer');
    await behave('agent2', 'manual');
    dialling('', '<Client>agent1</Client><Client>agent2</Client>');
    await rig.call(caller);
    expect((await callOf('agent2'))?.status).toBe('ringing');
    await rig.advance('PT2S');
    expect((await callOf('agent1'))?.status).toBe('in-progress');
    expect((await callOf('agent2'))?.status).toBe('canceled');
  });

  test('in sequence rings the next when the one before did not answer', async () => {
    await behave('agent1', 'reject');
    await behave('agent2', 'answer');
    dialling('sequential="true"', '<Client>agent1</Client><Client>agent2</Client>');
    await rig.call(caller);
    expect(await rig.callsOf('agent2')).toHaveLength(0);
    await rig.advance('PT4S');
    expect((await callOf('agent2'))?.status).toBe('in-progress');
  });

  test('takes a client in a call for busy', async () => {
    await behave('agent1', 'answer');
    dialling('', '<Client>agent1</Client>');
    await rig.call(caller);
    await rig.advance('PT2S');
    await rig.call(other);
    expect(rig.app.asked('/dialled')[0]?.DialCallStatus).toBe('busy');
  });

  test('reads its url to the callee before bridging, and a Hangup there means no bridge', async () => {
    await behave('agent1', 'answer');
    dialling('', '<Client url="/whisper">agent1</Client>');
    rig.app.pages['/whisper'] = '<Gather numDigits="1" action="/screen"><Say>Tast 1</Say></Gather><Hangup/>';
    rig.app.pages['/screen'] = '<Say>Du stilles ind</Say>';
    await rig.call(caller);
    await rig.advance('PT2S');
    const leg = (await callOf('agent1'))?.callSid ?? '';
    expect(rig.app.asked('/whisper')[0]?.CallSid).toBe(leg);
    await rig.keys('agent1', leg, '1');
    await rig.advance('PT1S');
    expect((await callOf('agent1'))?.peers).toHaveLength(1);
    await rig.api('POST', `/clients/agent1/calls/${leg}/hangup`);
    await rig.call(other);
    await rig.advance('PT10S');
    expect((await callOf('agent1'))?.status).toBe('completed');
    expect(rig.app.asked('/dialled')[1]).toMatchObject({
      DialCallStatus: 'completed',
      DialBridged: 'false',
      DialCallDuration: '6',
    });
  });

  test('goes on when the callee hangs up during the whisper', async () => {
    await behave('agent1', 'answer');
    dialling('', '<Client url="/whisper">agent1</Client>');
    rig.app.pages['/whisper'] = '<Pause length="30"/>';
    await rig.call(caller);
    await rig.advance('PT3S');
    await rig.api('POST', `/clients/agent1/calls/${(await callOf('agent1'))?.callSid}/hangup`);
    expect(dialled()).toBeDefined();
  });

  test('with answerOnBridge leaves the caller ringing until the callee answers', async () => {
    await behave('agent1', 'answer');
    dialling('answerOnBridge="true"', '<Client>agent1</Client>');
    await rig.call(caller);
    expect((await callOf())?.status).toBe('ringing');
    await rig.advance('PT2S');
    expect((await callOf())?.status).toBe('in-progress');
  });

  test('ends the callee when the caller hangs up, ringing or talking', async () => {
    await behave('agent1', 'manual');
    dialling('', '<Client>agent1</Client>');
    const first = await rig.call(caller);
    await rig.api('POST', `/telephones/%2B4520304050/calls/${first}/hangup`);
    expect((await callOf('agent1'))?.status).toBe('canceled');
    const second = await rig.call(caller);
    const leg = (await callOf('agent1'))?.callSid;
    await rig.api('POST', `/clients/agent1/calls/${leg}/answer`);
    await rig.api('POST', `/telephones/%2B4520304050/calls/${second}/hangup`);
    expect((await callOf('agent1'))?.status).toBe('completed');
  });

  test('ends at its time limit, and at a star where that is asked', async () => {
    await behave('agent1', 'answer');
    dialling('timeLimit="30" hangupOnStar="true"', '<Client>agent1</Client>');
    await rig.call(caller);
    await rig.advance('PT32S');
    expect(dialled()).toMatchObject({ DialCallStatus: 'completed', DialCallDuration: '30' });
    const second = await rig.call(other);
    await rig.advance('PT5S');
    await rig.keys(other, second, '*');
    expect(rig.app.asked('/dialled')).toHaveLength(2);
  });

  test('without an action goes on with the verb below', async () => {
    rig.app.pages['/voice'] = '<Dial><Client>nobody</Client></Dial><Say>Ingen</Say>';
    await rig.call(caller);
    expect(await texts()).toEqual(['Ingen']);
  });

  test('lets the caller go on when the callee is sent elsewhere by REST', async () => {
    await behave('agent1', 'answer');
    dialling('', '<Client>agent1</Client>');
    await rig.call(caller);
    await rig.advance('PT2S');
    const leg = (await callOf('agent1'))?.callSid ?? '';
    await rig.client.calls(leg).update({ twiml: '<Response><Say>Alene</Say><Pause length="60"/></Response>' });
    expect(await texts('agent1')).toEqual([caller, 'Alene']);
    expect(dialled()).toMatchObject({ DialCallStatus: 'completed' });
    expect(dialled()).not.toHaveProperty('DialCallDuration');
  });
});
