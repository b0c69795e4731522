CREATE TABLE "known_computer" (
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"mark" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "known_computer_provider_id_account_id_mark_pk" PRIMARY KEY("provider_id","account_id","mark")
);
--> statement-breakpoint
CREATE TABLE "user_directory" (
	"user_key" text PRIMARY KEY NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "unlocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "totp" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "totp_offered" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "totp_step" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "recovery" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "id" text DEFAULT gen_random_uuid()::text NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "started_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "computer" text;--> statement-breakpoint
ALTER TABLE "known_computer" ADD CONSTRAINT "known_computer_provider_id_account_id_account_provider_id_id_fk" FOREIGN KEY ("provider_id","account_id") REFERENCES "public"."account"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("provider_id","account_id");--> statement-breakpoint
INSERT INTO "user_directory" ("user_key", "provider_id", "account_id") SELECT "user_key", "provider_id", "id" FROM "account";
