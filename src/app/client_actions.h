// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/assessment_save.h"
#include "app/records/allocations.h"
#include "app/records/borrow_notes.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "app/records/tag_names.h"
