-- The second wall between providers, behind the `where` of every statement. Each transaction names its provider
-- (`portal.provider`), and then sees and writes that provider's rows only; without one, none. The tables' owner is not
-- held by this, so that pg_dump stays whole: the portal serves requests as another role (src-portal/store/server-role.ts).
-- A setting that was local to an earlier transaction reads as '' afterwards, which no provider is called.

ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "account" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "actual" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "actual" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "care_record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "care_record" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "dispute" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "dispute" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "gone" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "gone" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "idempotency" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "known_computer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "known_computer" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "payment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "payment" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "person" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "receipt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "receipt" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "service_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "service_line" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "session" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "user_directory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "user_directory" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "week" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "week" USING ("provider_id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
ALTER TABLE "provider" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "of_provider" ON "provider" USING ("id" = (SELECT current_setting('portal.provider', true)));--> statement-breakpoint
-- Signing in knows a user name and nothing else: it sees the one entry of that name.
CREATE POLICY "of_user" ON "user_directory" FOR SELECT USING ("user_key" = (SELECT current_setting('portal.user', true)));--> statement-breakpoint
-- What has expired by an instant that the transaction names is removed for all providers together.
CREATE POLICY "expired_seen" ON "session" FOR SELECT USING ("expires_at" <= (SELECT nullif(current_setting('portal.expired_by', true), '')::timestamptz));--> statement-breakpoint
CREATE POLICY "expired_removed" ON "session" FOR DELETE USING ("expires_at" <= (SELECT nullif(current_setting('portal.expired_by', true), '')::timestamptz));--> statement-breakpoint
CREATE POLICY "expired_seen" ON "idempotency" FOR SELECT USING ("expires_at" <= (SELECT nullif(current_setting('portal.expired_by', true), '')::timestamptz));--> statement-breakpoint
CREATE POLICY "expired_removed" ON "idempotency" FOR DELETE USING ("expires_at" <= (SELECT nullif(current_setting('portal.expired_by', true), '')::timestamptz));
