create table portal_migration (name text primary key, hash text not null, at timestamptz not null default now());
CREATE TABLE "account" (
	"provider_id" text NOT NULL,
	"id" text NOT NULL,
	"user_key" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"roles" jsonb NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"last_access" timestamp with time zone NOT NULL,
	CONSTRAINT "account_provider_id_id_pk" PRIMARY KEY("provider_id","id")
);
--> statement-breakpoint
CREATE TABLE "actual" (
	"provider_id" text NOT NULL,
	"week_start" date NOT NULL,
	"line_id" text NOT NULL,
	"version" integer NOT NULL,
	"planned" integer NOT NULL,
	"actual" integer NOT NULL,
	"frustrated" integer NOT NULL,
	"missed" integer NOT NULL,
	"extra" integer NOT NULL,
	"visits" integer NOT NULL,
	"generated_visits" integer NOT NULL,
	"comment" text NOT NULL,
	"variations" jsonb NOT NULL,
	"attested" jsonb,
	"changed" jsonb,
	"exceptions" jsonb NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "actual_provider_id_week_start_line_id_pk" PRIMARY KEY("provider_id","week_start","line_id"),
	CONSTRAINT "actual_quantities" CHECK ("actual"."planned" >= 0 and "actual"."actual" >= 0 and "actual"."frustrated" >= 0 and "actual"."missed" >= 0 and "actual"."extra" >= 0 and "actual"."visits" >= 0 and "actual"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "care_record" (
	"provider_id" text NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"changed" jsonb NOT NULL,
	"value" jsonb NOT NULL,
	"ss_ref" text NOT NULL,
	"day" date,
	"sequence" bigint NOT NULL,
	CONSTRAINT "care_record_provider_id_kind_id_pk" PRIMARY KEY("provider_id","kind","id"),
	CONSTRAINT "care_record_kind" CHECK ("care_record"."kind" in ('stay', 'adjustment', 'end', 'log'))
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"provider_id" text NOT NULL,
	"id" text NOT NULL,
	"week_start" date NOT NULL,
	"line_id" text NOT NULL,
	"state" text NOT NULL,
	"messages" jsonb NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "dispute_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "dispute_state" CHECK ("dispute"."state" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "gone" (
	"provider_id" text NOT NULL,
	"what" text NOT NULL,
	"id" text NOT NULL,
	"week_start" text NOT NULL,
	"version" integer NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "gone_provider_id_what_id_week_start_pk" PRIMARY KEY("provider_id","what","id","week_start")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"provider_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_provider_id_key_pk" PRIMARY KEY("provider_id","key")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"provider_id" text NOT NULL,
	"id" text NOT NULL,
	"week_start" date NOT NULL,
	"service" text NOT NULL,
	"state" text NOT NULL,
	"amount_pence" bigint NOT NULL,
	"paid_on" date,
	"sequence" bigint NOT NULL,
	CONSTRAINT "payment_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "payment_state" CHECK ("payment"."state" in ('scheduled', 'processed'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"provider_id" text NOT NULL,
	"ss_ref" text NOT NULL,
	"name" text NOT NULL,
	"nhs_number" text,
	"address" text,
	"sequence" bigint NOT NULL,
	CONSTRAINT "person_provider_id_ss_ref_pk" PRIMARY KEY("provider_id","ss_ref")
);
--> statement-breakpoint
CREATE TABLE "provider" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"portal_id" text NOT NULL,
	"feed_epoch" text NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"feed_floor" bigint DEFAULT 0 NOT NULL,
	"clock_offset" bigint
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"provider_id" text NOT NULL,
	"id" text NOT NULL,
	"number" text NOT NULL,
	"week_start" date NOT NULL,
	"services" jsonb NOT NULL,
	"digest" text NOT NULL,
	"statement" text NOT NULL,
	"lines" integer NOT NULL,
	"totals" jsonb NOT NULL,
	"confirmed" jsonb NOT NULL,
	"acknowledgements" jsonb NOT NULL,
	"late" boolean NOT NULL,
	"authority" text NOT NULL,
	"superseded" boolean NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "receipt_provider_id_id_pk" PRIMARY KEY("provider_id","id")
);
--> statement-breakpoint
CREATE TABLE "service_line" (
	"provider_id" text NOT NULL,
	"id" text NOT NULL,
	"ss_ref" text NOT NULL,
	"service_type" text NOT NULL,
	"service" text NOT NULL,
	"service_level" text NOT NULL,
	"planned_quantity" integer NOT NULL,
	"planned_visits" integer NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"sequence" bigint NOT NULL,
	CONSTRAINT "service_line_provider_id_id_pk" PRIMARY KEY("provider_id","id"),
	CONSTRAINT "service_line_quantities" CHECK ("service_line"."planned_quantity" >= 0 and "service_line"."planned_visits" >= 0)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"provider_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_provider_id_token_hash_pk" PRIMARY KEY("provider_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "week" (
	"provider_id" text NOT NULL,
	"week_start" date NOT NULL,
	"status" text NOT NULL,
	"generated_at" timestamp with time zone,
	"services" jsonb NOT NULL,
	"exceptions" jsonb NOT NULL,
	"receipts" integer DEFAULT 0 NOT NULL,
	"sequence" bigint NOT NULL,
	CONSTRAINT "week_provider_id_week_start_pk" PRIMARY KEY("provider_id","week_start"),
	CONSTRAINT "week_is_monday" CHECK (extract(isodow from "week"."week_start") = 1),
	CONSTRAINT "week_status" CHECK ("week"."status" in ('open', 'confirmed', 'payment-processed'))
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actual" ADD CONSTRAINT "actual_provider_id_week_start_week_provider_id_week_start_fk" FOREIGN KEY ("provider_id","week_start") REFERENCES "public"."week"("provider_id","week_start") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_record" ADD CONSTRAINT "care_record_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gone" ADD CONSTRAINT "gone_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency" ADD CONSTRAINT "idempotency_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_provider_id_week_start_week_provider_id_week_start_fk" FOREIGN KEY ("provider_id","week_start") REFERENCES "public"."week"("provider_id","week_start") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_provider_id_week_start_week_provider_id_week_start_fk" FOREIGN KEY ("provider_id","week_start") REFERENCES "public"."week"("provider_id","week_start") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_line" ADD CONSTRAINT "service_line_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_provider_id_account_id_account_provider_id_id_fk" FOREIGN KEY ("provider_id","account_id") REFERENCES "public"."account"("provider_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week" ADD CONSTRAINT "week_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_user_key" ON "account" USING btree ("user_key");--> statement-breakpoint
CREATE INDEX "actual_feed" ON "actual" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "actual_line" ON "actual" USING btree ("provider_id","line_id","week_start");--> statement-breakpoint
CREATE INDEX "care_record_feed" ON "care_record" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "care_record_person" ON "care_record" USING btree ("provider_id","ss_ref","day");--> statement-breakpoint
CREATE INDEX "dispute_feed" ON "dispute" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "gone_feed" ON "gone" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "idempotency_expiry" ON "idempotency" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "payment_week" ON "payment" USING btree ("provider_id","week_start");--> statement-breakpoint
CREATE INDEX "payment_feed" ON "payment" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "person_feed" ON "person" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_number" ON "receipt" USING btree ("provider_id","number");--> statement-breakpoint
CREATE INDEX "receipt_week" ON "receipt" USING btree ("provider_id","week_start");--> statement-breakpoint
CREATE INDEX "receipt_feed" ON "receipt" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "service_line_feed" ON "service_line" USING btree ("provider_id","sequence");--> statement-breakpoint
CREATE INDEX "service_line_person" ON "service_line" USING btree ("provider_id","ss_ref");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "week_feed" ON "week" USING btree ("provider_id","sequence");