import { describe, expect, test } from 'vitest';
import { sceneView } from '../fixtures/scenes.ts';
import { purposeFor } from './purpose.ts';

const { call: _none, wrapping: _neither, ...idle } = sceneView('busy', 'consultant');
const followUp = idle.followUps[0];
const call = sceneView('talking', 'consultant').call;

describe('a case is opened', () => {
  test('for the call that is in it, which outweighs the way to it', () => {
    if (call === undefined) throw new Error('Nobody talks in this scene');
    expect(purposeFor({ ...idle, call: { ...call, direction: 'inbound' } }, call.visitId, 'search')).toBe('call');
    expect(purposeFor({ ...idle, call: { ...call, direction: 'callback' } }, call.visitId, undefined)).toBe('callback');
    expect(purposeFor({ ...idle, call }, 'visit_none', undefined)).toBe('casework');
  });

  test('for the talk that has just ended', () => {
    expect(purposeFor({ ...idle, wrapping: { visitId: 'visit_7' } }, 'visit_7', undefined)).toBe('call');
  });

  test('from a talk, for that talk as long as there is one, and no longer', () => {
    if (call === undefined) throw new Error('Nobody talks in this scene');
    for (const said of ['call', 'callback'] as const) {
      expect(purposeFor({ ...idle, call }, 'visit_old', said)).toBe(said);
      expect(purposeFor({ ...idle, wrapping: { visitId: 'visit_7' } }, 'person_1', said)).toBe(said);
      expect(purposeFor(idle, 'visit_old', said)).toBe('casework');
    }
  });

  test('as the way to it says, else by the list on which it stands', () => {
    if (followUp === undefined) throw new Error('There is no follow-up in this scene');
    expect(purposeFor({ ...idle, callbacks: [] }, followUp.visitId, 'search')).toBe('search');
    expect(purposeFor(idle, followUp.visitId, undefined)).toBe('followUp');
    expect(purposeFor({ ...idle, followUps: [], callbacks: [] }, followUp.visitId, undefined)).toBe('casework');
  });
});
