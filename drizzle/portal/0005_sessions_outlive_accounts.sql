ALTER TABLE "session" DROP CONSTRAINT "session_provider_id_account_id_account_provider_id_id_fk";
