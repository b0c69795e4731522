DROP INDEX "account_user_key";--> statement-breakpoint
CREATE UNIQUE INDEX "account_user_key" ON "account" USING btree ("provider_id","user_key");