-- Saying when something was last saved here looked through all that syncs had brought since. Generated from
-- src-main/store/schema.ts.
CREATE INDEX `change_log_saved_here` ON `change_log` (`id`) WHERE source <> 'sync' AND what <> 'looked';