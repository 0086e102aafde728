-- what:    one submission
-- params:  one per column
INSERT INTO submission (
    id, entry, sha256, file_name, form, unit, round, data_date, chosen_unit, chosen_round, received_at, actor,
    rows_read, rows_taken, rows_rejected, rows_ignored, refused
) VALUES (
    $id, $entry, $sha256, $file_name, $form, $unit, $round, $data_date, $chosen_unit, $chosen_round, $received_at, $actor,
    $rows_read, $rows_taken, $rows_rejected, $rows_ignored, $refused
);
