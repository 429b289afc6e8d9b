// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>
#include <optional>
#include <vector>

#include "domain/quick_log.h"
#include "ui/context/unsaved.h"

class QLineEdit;

namespace meike {
class Record;
}

namespace meike::ui {

class AppContext;
class FlowLayout;

/// A line in which people write what was just said with a client: "周三 电话 王总 续约 下周五回访". What it was
/// understood as stands below before it is stored; Enter stores it. What was typed stays with its client.
class QuickLog : public QWidget {
    Q_OBJECT

public:
    explicit QuickLog(AppContext& context, QWidget* parent = nullptr);

    void setClient(RecordId client, std::vector<QuickLogContact> contacts = {});
    /// Who can be meant by a name, when they were read.
    void setContacts(std::vector<QuickLogContact> contacts);
    void focusLine();
    QLineEdit* line() const { return m_line; }
    /// What would be stored now.
    const QuickLogDraft& draft() const { return m_draft; }
    std::optional<Unsaved> unsaved();
    /// Another workspace: nothing that was typed is kept.
    void forget();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What was typed and chosen for one client.
    struct Typed {
        QString text{};
        std::string kind{};
        std::map<std::string, RecordId> meant{};  ///< name in the line, contact
    };
    void read();
    void showDraft();
    void retranslate();
    void keep();
    void chooseKind(QWidget* anchor);
    Record record(RecordId client, const Typed& typed, QuickLogDraft draft) const;
    bool log(RecordId client, const Typed& typed);

    AppContext& m_context;
    QLineEdit* m_line;
    QWidget* m_draftBox;
    FlowLayout* m_draftRow;
    RecordId m_client = 0;
    std::vector<QuickLogContact> m_contacts;
    Typed m_typed;
    QuickLogDraft m_draft;
    QMap<RecordId, Typed> m_kept;
};

}  // namespace meike::ui
