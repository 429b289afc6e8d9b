// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The kinds of record a workspace holds, one line each. The order is the order in which they can be created without
/// dangling references. Each has its file in domain/kinds/.
#define MEIKE_KINDS(X)    \
    X(setting)            \
    X(person)             \
    X(pick_item)          \
    X(tag_group)          \
    X(tag)                \
    X(client)             \
    X(client_tag)         \
    X(team_member)        \
    X(verification)       \
    X(contact)            \
    X(contact_role)       \
    X(project)            \
    X(milestone)          \
    X(framework_contract) \
    X(order)              \
    X(receivable)         \
    X(receipt)            \
    X(allocation)         \
    X(rate)               \
    X(interaction)        \
    X(need)               \
    X(account_plan)       \
    X(account_goal)       \
    X(task)               \
    X(complaint)          \
    X(survey)             \
    X(benefit)            \
    X(opportunity)        \
    X(file_link)          \
    X(segment)            \
    X(saved_view)         \
    X(scoring_profile)    \
    X(assessment)         \
    X(assessment_score)   \
    X(borrow_record)      \
    X(custom_field)       \
    X(custom_value)       \
    X(absence)            \
    X(holiday)            \
    X(playbook)           \
    X(playbook_step)      \
    X(playbook_entry)     \
    X(key_criterion)      \
    X(criterion_check)    \
    X(key_decision)       \
    X(handover)           \
    X(event)              \
    X(event_guest)

namespace meike {

#define MEIKE_KIND_NAME(kind) kind,
enum class Kind : std::uint8_t { MEIKE_KINDS(MEIKE_KIND_NAME) };
#undef MEIKE_KIND_NAME

}  // namespace meike
