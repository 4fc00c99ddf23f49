import { useId } from 'react';
import { conversationTypeIds, conversationTypeOf } from '../../../flows/visit/conversation-types.ts';
import type { ConversationTypeId } from '../../../schemas/conversation-type.ts';
import { say, sayKnown } from '../../language/say.ts';

interface TalkTypeProps {
  /** A type that the list does not know any more is shown as what it counts as, a visitation. */
  chosen: string;
  choose: (type: ConversationTypeId) => void;
  /** What it cannot be, held as it is. */
  barred?: readonly string[];
  error: string | undefined;
}

/** The type of a talk as one of the list, with what such a talk is for. */
export function TalkTypeField({ chosen, choose, barred = [], error }: TalkTypeProps) {
  const id = useId();
  const types = conversationTypeIds.filter((type) => !barred.includes(type));
  const known = types.find((type) => type === chosen) ?? 'visitation';
  return (
    <div className={error ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={id}>
        {say('Samtaletype')}
      </label>
      {error && (
        <p className="form-error-message" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <select
        id={id}
        className="form-select"
        value={known}
        aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        onChange={(event) => choose(types[event.target.selectedIndex] ?? 'visitation')}
      >
        {types.map((type) => (
          <option key={type} value={type}>
            {sayKnown(conversationTypeOf(type).title)}
          </option>
        ))}
      </select>
      <p className="form-hint" id={`${id}-hint`}>
        {sayKnown(conversationTypeOf(known).purpose)}
      </p>
    </div>
  );
}
