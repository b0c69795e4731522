-- The portal holds absences as well.
ALTER TABLE "care_record" DROP CONSTRAINT "care_record_kind";--> statement-breakpoint
ALTER TABLE "care_record" ADD CONSTRAINT "care_record_kind" CHECK ("care_record"."kind" in ('stay', 'adjustment', 'end', 'log', 'absence'));
