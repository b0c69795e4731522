// The database on another machine is reached by verified TLS only, however its address is written.
import { describe, expect, test } from 'vitest';
import { requireVerifiedTls } from '../../src-portal/database-address.ts';

const check = (url: string, env = {}) => requireVerifiedTls(url, 'DATABASE_URL', env);

describe('an address of a database', () => {
  test.each([
    'postgres://hub@127.0.0.1/hub',
    'postgres://hub@localhost:5433/hub',
    'postgres://hub@[::1]/hub',
    'postgres:///hub',
    'postgres://hub@localhost/hub?host=%2Fvar%2Frun%2Fpostgresql',
    'postgres://hub@db.example/hub?sslmode=verify-full',
    'postgres://hub@192.0.2.7/hub?sslmode=verify-full',
  ])('%s is taken', (url) => {
    expect(() => check(url)).not.toThrow();
  });

  test.each([
    'postgres://hub@db.example/hub',
    'postgres://hub@192.0.2.7/hub',
    'postgres://hub@db.example/hub?sslmode=disable',
    'postgres://hub@db.example/hub?sslmode=prefer',
    'postgres://hub@db.example/hub?sslmode=require',
    'postgres://hub@db.example/hub?sslmode=verify-ca',
    'postgres://hub@db.example/hub?sslmode=no-verify',
    'postgres://hub@db.example/hub?ssl=true',
    'postgres://hub@db.example/hub?sslmode=verify-full&sslmode=no-verify',
    'postgres://hub@db.example/hub?sslmode=require&uselibpqcompat=true',
    'postgres://hub@127.0.0.1/hub?host=db.example',
    'postgres://hub@localhost.example/hub',
  ])('%s is refused with what to write instead', (url) => {
    expect(() => check(url)).toThrow(/DATABASE_URL is on another machine: end the address with \?sslmode=verify-full/);
  });

  test('is refused where certificates are not checked at all', () => {
    const url = 'postgres://hub@db.example/hub?sslmode=verify-full';
    expect(() => check(url, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow(/NODE_TLS_REJECT_UNAUTHORIZED/);
  });

  test('that is none is refused without being repeated', () => {
    expect(() => check('postgres://hub:secret@:::/x?sslrootcert=/no/such/file')).toThrow(
      /^DATABASE_URL is not an address/,
    );
  });
});
