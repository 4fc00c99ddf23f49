import type { Target } from './call.ts';
import { newSid } from './sid.ts';

/** A telephone number of the account, and what answers it. */
export interface OwnedNumber {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  createdAt: number;
  updatedAt: number;
  voiceUrl: string;
  voiceMethod: 'GET' | 'POST';
  voiceFallbackUrl: string;
  voiceFallbackMethod: 'GET' | 'POST';
  voiceApplicationSid: string;
  statusCallback: string;
  statusCallbackMethod: 'GET' | 'POST';
  smsUrl: string;
  smsMethod: 'GET' | 'POST';
  smsFallbackUrl: string;
  smsFallbackMethod: 'GET' | 'POST';
}

/** The application a browser's outgoing call runs. */
export interface Application {
  sid: string;
  friendlyName: string;
  createdAt: number;
  updatedAt: number;
  voiceUrl: string;
  voiceMethod: 'GET' | 'POST';
  voiceFallbackUrl: string;
  voiceFallbackMethod: 'GET' | 'POST';
  statusCallback: string;
  statusCallbackMethod: 'GET' | 'POST';
}

export function newNumber(phoneNumber: string, now: number): OwnedNumber {
  return {
    sid: newSid('PN'),
    phoneNumber,
    friendlyName: phoneNumber,
    createdAt: now,
    updatedAt: now,
    voiceUrl: '',
    voiceMethod: 'POST',
    voiceFallbackUrl: '',
    voiceFallbackMethod: 'POST',
    voiceApplicationSid: '',
    statusCallback: '',
    statusCallbackMethod: 'POST',
    smsUrl: '',
    smsMethod: 'POST',
    smsFallbackUrl: '',
    smsFallbackMethod: 'POST',
  };
}

export function newApplication(sid: string, now: number): Application {
  return {
    sid,
    friendlyName: '',
    createdAt: now,
    updatedAt: now,
    voiceUrl: '',
    voiceMethod: 'POST',
    voiceFallbackUrl: '',
    voiceFallbackMethod: 'POST',
    statusCallback: '',
    statusCallbackMethod: 'POST',
  };
}

/** Where to turn when the first URL fails; undefined when none is set. */
export function fallbackOf(owner: OwnedNumber | Application): Target | undefined {
  return owner.voiceFallbackUrl ? { url: owner.voiceFallbackUrl, method: owner.voiceFallbackMethod } : undefined;
}
