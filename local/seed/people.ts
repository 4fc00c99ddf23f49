import type { StaffId } from '../../schemas/ids.ts';
import type { Role } from '../../schemas/staff.ts';

/** The demo staff of the line on one machine: invented people. `sub` is the subject of their tokens. */
export const people: { user: string; sub: string; staffId: StaffId; name: string; role: Role }[] = [
  {
    user: 'borgerservice1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000001',
    staffId: 'staff_01',
    name: 'Birgit Birk',
    role: 'intake',
  },
  {
    user: 'konsulent1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000002',
    staffId: 'staff_02',
    name: 'Karen Kvist',
    role: 'consultant',
  },
  {
    user: 'konsulent2',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000003',
    staffId: 'staff_03',
    name: 'Kasper Krog',
    role: 'consultant',
  },
  {
    user: 'koordinator1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000004',
    staffId: 'staff_04',
    name: 'Kirsten Kjær',
    role: 'coordinator',
  },
  {
    user: 'leder1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000005',
    staffId: 'staff_05',
    name: 'Lars Lund',
    role: 'manager',
  },
  {
    user: 'admin1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000006',
    staffId: 'staff_06',
    name: 'Anne Ager',
    role: 'administrator',
  },
  {
    user: 'revisor1',
    sub: '5f0c2c56-0b6e-4c0e-9a6b-000000000007',
    staffId: 'staff_07',
    name: 'Rasmus Rask',
    role: 'auditor',
  },
];
