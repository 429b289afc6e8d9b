// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "storage/client_query.h"
#include "ui/context/app_context.h"

namespace meike {
struct BorrowNote;
}

namespace meike::ui {

/// What an export writes: records of a kind, counted at once and found when it begins. Both on a worker.
struct ExportSource {
    Kind kind = Kind::client;
    std::function<std::int64_t(Database&)> count;
    std::function<std::vector<RecordId>(Database&)> ids;
};

/// Writes the list as it is shown into a file. Show it with open(); set Qt::WA_DeleteOnClose when nobody keeps it.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `columns` are client field keys in the list's order; `listName` names the list in the file's name ("核心").
    ExportDialog(AppContext& context, const ClientQuery& query, const std::vector<std::string>& columns,
                 const QString& listName, QWidget* parent = nullptr);
    /// The same for a list of any kind; `columns` are keys of its stored fields.
    ExportDialog(AppContext& context, ExportSource source, const std::vector<std::string>& columns,
                 const QString& listName, QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// Where it will be written; the suggestion until the user chooses.
    QString filePath() const;
    void setFilePath(const QString& path);

public slots:
    /// Writes the file, shows how far it is, and closes when it is done; the message bar then offers its folder.
    void accept() override;
    /// Stops writing (the file does not appear) and closes.
    void reject() override;

signals:
    /// The file is written.
    void exported(const QString& path, qint64 rows);

private:
    struct Parts;
    void build();
    void countRows();
    void followForm();
    QString suggestedPath() const;
    bool check();
    /// Asks whether the file that is there may be replaced; `ask` false takes the question back.
    void askReplace(bool ask);
    /// What the register will say of it, but for the rows.
    BorrowNote borrowNote() const;
    void written(std::int64_t rows);
    void setRunning(bool running);
    void fail(const QString& text, QWidget* field);
    AppContext& m_context;
    ExportSource m_source;
    std::vector<std::string> m_columns;
    QString m_listName;
    std::unique_ptr<Parts> m_parts;
    QString m_suggested;  ///< the name we gave; another one is the user's
    QString m_replacing;  ///< the file that may be replaced: that has been asked
};

}  // namespace meike::ui
